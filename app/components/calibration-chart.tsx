import { scaleLinear } from '@visx/scale';
import type { CalibrationBin } from '#ml/profiles/calibrate-return.ts';

interface CalibrationChartProps {
  readonly title: string;
  readonly bins: readonly CalibrationBin[];
  readonly axes: { readonly predicted: string; readonly seen: string; readonly perfect: string };
  readonly formatShare: (share: number) => string;
  readonly label: (bin: CalibrationBin) => string;
}

/** Predicted against seen: each dot a decile of buyers with its interval; on the line prediction and life agree. */
export function CalibrationChart(props: CalibrationChartProps) {
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} width={560} height={380} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} height={290} />
      </div>
    </>
  );
}

const MARGIN = { top: 22, right: 20, bottom: 42, left: 46 };

function Drawing({
  title,
  bins,
  axes,
  formatShare,
  label,
  width,
  height,
}: CalibrationChartProps & { width: number; height: number }) {
  const highest = Math.max(0.1, ...bins.map(({ predicted, interval }) => Math.max(predicted, interval[1])));
  const domain = [0, Math.min(1, highest)];
  const x = scaleLinear<number>({ domain, range: [MARGIN.left, width - MARGIN.right], nice: 5 });
  const y = scaleLinear<number>({ domain, range: [height - MARGIN.bottom, MARGIN.top], nice: 5 });
  const end = x.domain()[1] ?? 1;
  const floor = height - MARGIN.bottom;
  return (
    <svg className="rg-chart rg-square" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <g aria-hidden="true">
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="rg-gridline" x1={x(0)} x2={x(end)} y1={y(tick)} y2={y(tick)} />
            <text className="rg-axis" x={x(0) - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {formatShare(tick)}
            </text>
            <text className="rg-axis" x={x(tick)} y={floor + 16} textAnchor="middle">
              {formatShare(tick)}
            </text>
          </g>
        ))}
        <text className="rg-axis" x={0} y={10}>
          {axes.seen}
        </text>
        <text className="rg-axis" x={x(end)} y={floor + 34} textAnchor="end">
          {axes.predicted}
        </text>
        <line className="rg-unfinished" x1={x(0)} y1={y(0)} x2={x(end)} y2={y(end)} />
        <text className="rg-axis" x={x(end)} y={y(end * 0.1)} textAnchor="end">
          {axes.perfect}
        </text>
      </g>
      {bins.map((bin) => (
        <g key={bin.predicted}>
          <line
            className="rg-whisker"
            x1={x(bin.predicted)}
            x2={x(bin.predicted)}
            y1={y(bin.interval[0])}
            y2={y(bin.interval[1])}
          />
          <circle
            className="rg-mark"
            cx={x(bin.predicted)}
            cy={y(bin.returned / bin.n)}
            r={4.5}
            role="img"
            tabIndex={0}
            aria-label={label(bin)}
          />
        </g>
      ))}
    </svg>
  );
}
