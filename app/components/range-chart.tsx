import { scaleLinear } from '@visx/scale';

export interface Range {
  readonly key: string;
  readonly name: string;
  /** Null: not reached yet. */
  readonly low: number;
  readonly middle: number | null;
  readonly high: number | null;
  readonly label: string;
}

interface RangeChartProps {
  readonly title: string;
  readonly ranges: readonly Range[];
  readonly axis: string;
  readonly format: (value: number) => string;
}

const ROW = 40;
const MARGIN = { top: 8, right: 30, bottom: 40 };

/** Dots with ranges on one scale from 0: the middle marked and labelled, an end that is not reached yet left open. */
export function RangeChart(props: RangeChartProps) {
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} width={760} left={170} ticks={7} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} left={92} ticks={3} />
      </div>
    </>
  );
}

function Drawing({
  title,
  ranges,
  axis,
  format,
  width,
  left,
  ticks,
}: RangeChartProps & { width: number; left: number; ticks: number }) {
  const height = MARGIN.top + ranges.length * ROW + MARGIN.bottom;
  const longest = Math.max(1, ...ranges.map((range) => range.high ?? (range.middle ?? range.low) * 1.5));
  const x = scaleLinear<number>({ domain: [0, longest], range: [left, width - MARGIN.right], nice: ticks });
  const floor = height - MARGIN.bottom;
  return (
    <svg className="rg-chart" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <g aria-hidden="true">
        {x.ticks(ticks).map((tick) => (
          <g key={tick}>
            <line className="rg-gridline" x1={x(tick)} x2={x(tick)} y1={MARGIN.top} y2={floor} />
            <text className="rg-axis" x={x(tick)} y={floor + 16} textAnchor="middle">
              {format(tick)}
            </text>
          </g>
        ))}
        <text className="rg-axis" x={width - MARGIN.right} y={floor + 34} textAnchor="end">
          {axis}
        </text>
      </g>
      {ranges.map((range, index) => {
        const y = MARGIN.top + (index + 0.5) * ROW;
        const end = x(range.high ?? longest);
        return (
          <g key={range.key}>
            <text x={0} y={y} dy="0.32em" aria-hidden="true">
              {range.name}
            </text>
            <line
              className="rg-range"
              x1={x(range.low)}
              x2={end}
              y1={y}
              y2={y}
              strokeDasharray={range.high === null ? '1 14' : undefined}
            />
            <circle
              className="rg-mark"
              cx={x(range.middle ?? range.low)}
              cy={y}
              r={5}
              role="img"
              tabIndex={0}
              aria-label={range.label}
            />
            {range.middle !== null && (
              <text x={x(range.middle)} y={y - 10} textAnchor="middle" aria-hidden="true">
                {format(range.middle)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
