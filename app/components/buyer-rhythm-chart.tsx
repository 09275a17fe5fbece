import { scaleLinear } from '@visx/scale';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

interface BuyerRhythmChartProps {
  /** Days between consecutive orders, oldest first. */
  readonly gaps: readonly number[];
  /** The order that ended the first of them. */
  readonly firstOrder: number;
  readonly medianDays: number | null;
  readonly waitedDays: number;
  /** The next order is likely there, in days after the last. */
  readonly window: { readonly fromDays: number; readonly toDays: number } | null;
}

const DAY_MS = 86_400_000;
const MARGIN = { top: 34, bottom: 40, side: 12 };
const ROW = 11;

/**
 * Gaps between orders as dots, the newest at the bottom, with their median, the window of the next order, and the wait
 * so far.
 */
export function BuyerRhythmChart(props: BuyerRhythmChartProps) {
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} width={760} ticks={8} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} ticks={4} />
      </div>
    </>
  );
}

function Drawing({
  gaps,
  firstOrder,
  medianDays,
  waitedDays,
  window,
  width,
  ticks,
}: BuyerRhythmChartProps & { readonly width: number; readonly ticks: number }) {
  const text = useText();
  const formats = useFormats();
  const days = (value: number) => formats.days(value * DAY_MS);
  const end = Math.max(1, ...gaps, waitedDays, window?.toDays ?? 0);
  const x = scaleLinear<number>({ domain: [0, end], range: [MARGIN.side, width - MARGIN.side], nice: ticks });
  const floor = MARGIN.top + Math.max(2, gaps.length) * ROW + 28;
  const side = (at: number) => (x(at) < width * 0.3 ? 'start' : x(at) > width * 0.7 ? 'end' : 'middle');
  return (
    <svg
      className="rg-chart"
      viewBox={`0 0 ${width} ${floor + MARGIN.bottom}`}
      role="group"
      aria-label={text('buyer.rhythm.chart')}
    >
      <g aria-hidden="true">
        {window && (
          <>
            <rect
              className="rg-window"
              x={x(window.fromDays)}
              y={MARGIN.top}
              width={Math.max(2, x(window.toDays) - x(window.fromDays))}
              height={floor - MARGIN.top}
            />
            <text
              className="rg-axis"
              x={x((window.fromDays + window.toDays) / 2)}
              y={12}
              textAnchor={side((window.fromDays + window.toDays) / 2)}
            >
              {text('buyer.rhythm.window')}
            </text>
          </>
        )}
        {x.ticks(ticks).map((tick) => (
          <g key={tick}>
            <line className="rg-gridline" x1={x(tick)} x2={x(tick)} y1={MARGIN.top} y2={floor} />
            <text className="rg-axis" x={x(tick)} y={floor + 15} textAnchor="middle">
              {formats.number(tick)}
            </text>
          </g>
        ))}
        <text className="rg-axis" x={width - MARGIN.side} y={floor + 33} textAnchor="end">
          {text('buyer.rhythm.axis')}
        </text>
        {medianDays !== null && gaps.length > 1 && (
          <>
            <line className="rg-line" x1={x(medianDays)} x2={x(medianDays)} y1={MARGIN.top} y2={floor} />
            <text x={x(medianDays)} y={28} textAnchor={side(medianDays)}>
              {text('buyer.rhythm.median', { days: days(Math.round(medianDays)) })}
            </text>
          </>
        )}
        <text x={x(waitedDays) + (side(waitedDays) === 'start' ? 8 : 0)} y={floor - 12} textAnchor={side(waitedDays)}>
          {text('buyer.rhythm.waited', { days: days(waitedDays) })}
        </text>
        <line className="rg-unfinished" x1={x(0)} x2={x(waitedDays)} y1={floor - 4} y2={floor - 4} />
      </g>
      {gaps.map((gap, index) => (
        <circle
          key={index}
          className="rg-mark"
          cx={x(gap)}
          cy={MARGIN.top + (index + 0.5) * ROW}
          r={4}
          role="img"
          tabIndex={0}
          aria-label={text('buyer.rhythm.gap', { n: firstOrder + index, days: days(gap) })}
        />
      ))}
      <circle
        className="rg-open"
        cx={x(waitedDays)}
        cy={floor - 4}
        r={4}
        role="img"
        tabIndex={0}
        aria-label={text('buyer.rhythm.waited', { days: days(waitedDays) })}
      />
    </svg>
  );
}
