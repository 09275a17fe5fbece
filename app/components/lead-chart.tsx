import { scaleLinear } from '@visx/scale';

export interface Lead {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** Bounds of the 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** The whole sentence, for readers. */
  readonly label: string;
}

interface LeadChartProps {
  readonly title: string;
  readonly leads: readonly Lead[];
  readonly axis: string;
  readonly format: (value: number) => string;
}

const MARGIN = { top: 6, right: 28, bottom: 38 };

/** Below it a name has no room beside its whisker and stands above it. */
const NAME_WIDTH = 200;

/** Leads as dots with whiskers on one scale; the line at 0 is "no difference". Drawn wide and narrow. */
export function LeadChart(props: LeadChartProps) {
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} width={900} left={270} row={34} ticks={7} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} left={12} row={50} ticks={3} />
      </div>
    </>
  );
}

function Drawing({
  title,
  leads,
  axis,
  format,
  width,
  left,
  row,
  ticks,
}: LeadChartProps & { width: number; left: number; row: number; ticks: number }) {
  const height = MARGIN.top + leads.length * row + MARGIN.bottom;
  const isStacked = left < NAME_WIDTH;
  const floor = height - MARGIN.bottom;
  const x = scaleLinear<number>({
    domain: [Math.min(0, ...leads.map(({ low }) => low)), Math.max(0.01, ...leads.map(({ high }) => high))],
    range: [left, width - MARGIN.right],
    nice: ticks,
  });
  return (
    <svg className="rg-chart" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <g aria-hidden="true">
        {x.ticks(ticks).map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'rg-zero' : 'rg-gridline'}
              x1={x(tick)}
              x2={x(tick)}
              y1={MARGIN.top}
              y2={floor}
            />
            <text className="rg-axis" x={x(tick)} y={floor + 16} textAnchor="middle">
              {format(tick)}
            </text>
          </g>
        ))}
        <text className="rg-axis" x={width - MARGIN.right} y={floor + 34} textAnchor="end">
          {axis}
        </text>
      </g>
      {leads.map((lead, index) => {
        const top = MARGIN.top + index * row;
        const y = top + row * (isStacked ? 0.72 : 0.5);
        return (
          <g key={lead.key}>
            <text
              className="rg-halo"
              x={isStacked ? left + 4 : 0}
              y={isStacked ? top + 16 : y}
              dy="0.32em"
              aria-hidden="true"
            >
              {lead.name}
            </text>
            <line className="rg-whisker" x1={x(lead.low)} x2={x(lead.high)} y1={y} y2={y} />
            <circle
              className="rg-mark"
              cx={x(lead.value)}
              cy={y}
              r={5}
              role="img"
              tabIndex={0}
              aria-label={lead.label}
            />
          </g>
        );
      })}
    </svg>
  );
}
