import { scaleLinear } from '@visx/scale';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

interface BuyerStageChartProps {
  readonly waitedDays: number;
  readonly p50Days: number;
  readonly p75Days: number;
  readonly p90Days: number;
}

const DAY_MS = 86_400_000;
const EDGE = 10;
const BAR = { y: 34, height: 14 };
const HEIGHT = 118;
/** Beneath the bar, one line of text a border, so that near borders do not run into each other. */
const ROWS = [66, 82, 98];

/** The wait so far as a mark on the stretches of the stages, drawn once wide and once narrow. */
export function BuyerStageChart(props: BuyerStageChartProps) {
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} width={760} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} />
      </div>
    </>
  );
}

function Drawing({ waitedDays, p50Days, p75Days, p90Days, width }: BuyerStageChartProps & { readonly width: number }) {
  const text = useText();
  const formats = useFormats();
  const days = (value: number) => formats.days(Math.floor(value) * DAY_MS);
  const end = Math.max(p90Days * 1.25, waitedDays * 1.05, 1);
  const x = scaleLinear<number>({ domain: [0, end], range: [EDGE, width - EDGE] });
  const borders = [
    { at: p50Days, label: text('buyer.stage.half', { days: days(p50Days) }) },
    { at: p75Days, label: text('buyer.stage.quarters', { days: days(p75Days) }) },
    { at: p90Days, label: text('buyer.stage.nine', { days: days(p90Days) }) },
  ];
  const now = text('buyer.stage.now', { waited: days(waitedDays) });
  const side = (at: number) => (x(at) < width * 0.35 ? 'start' : x(at) > width * 0.65 ? 'end' : 'middle');
  const starts = [0, p50Days, p75Days, p90Days];
  return (
    <svg className="rg-chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label={text('buyer.stage.chart')}>
      <g aria-hidden="true">
        {starts.map((from, index) => (
          <rect
            key={index}
            className={`rg-stretch-${index}`}
            x={x(from)}
            y={BAR.y}
            width={Math.max(0, x(starts[index + 1] ?? end) - x(from))}
            height={BAR.height}
          />
        ))}
        {borders.map(({ at, label }, index) => (
          <g key={label}>
            <line className="rg-border" x1={x(at)} x2={x(at)} y1={BAR.y} y2={ROWS[index]! - 10} />
            <text className="rg-axis" x={x(at)} y={ROWS[index]} textAnchor={side(at)}>
              {label}
            </text>
          </g>
        ))}
        <text x={x(waitedDays)} y={14} textAnchor={side(waitedDays)}>
          {now}
        </text>
        <text className="rg-axis" x={width - EDGE} y={HEIGHT - 4} textAnchor="end">
          {text('buyer.stage.axis')}
        </text>
      </g>
      <path
        className="rg-mark"
        d={`M${x(waitedDays)} ${BAR.y + 2}l-6 -12h12z`}
        role="img"
        tabIndex={0}
        aria-label={[now, ...borders.map(({ label }) => label)].join(', ')}
      />
    </svg>
  );
}
