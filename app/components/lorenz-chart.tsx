import { scaleLinear } from '@visx/scale';
import { LinePath } from '@visx/shape';
import type { Concentration } from '#ml/measurement/measure-concentration.ts';

export interface LorenzLine {
  readonly key: string;
  readonly name: string;
  readonly concentration: Concentration;
  /** The whole sentence for the part of buyers and what they bring. */
  label(part: number, share: number): string;
}

interface LorenzChartProps {
  readonly title: string;
  readonly lines: readonly LorenzLine[];
  readonly axes: { readonly buyers: string; readonly share: string; readonly even: string };
  readonly formatShare: (share: number) => string;
}

/** Share of the total by share of the buyers, best first; the straight line is what it would be if all brought the same. */
export function LorenzChart(props: LorenzChartProps) {
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} width={760} height={300} ticks={10} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} height={260} ticks={5} />
      </div>
    </>
  );
}

const MARGIN = { top: 22, right: 84, bottom: 42, left: 46 };

function Drawing({
  title,
  lines,
  axes,
  formatShare,
  width,
  height,
  ticks,
}: LorenzChartProps & { width: number; height: number; ticks: number }) {
  const x = scaleLinear<number>({ domain: [0, 1], range: [MARGIN.left, width - MARGIN.right] });
  const y = scaleLinear<number>({ domain: [0, 1], range: [height - MARGIN.bottom, MARGIN.top] });
  const floor = height - MARGIN.bottom;
  return (
    <svg className="rg-chart" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <g aria-hidden="true">
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="rg-gridline" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
            <text className="rg-axis" x={x(0) - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {formatShare(tick)}
            </text>
          </g>
        ))}
        {x.ticks(ticks).map((tick) => (
          <text key={tick} className="rg-axis" x={x(tick)} y={floor + 16} textAnchor="middle">
            {formatShare(tick)}
          </text>
        ))}
        <text className="rg-axis" x={x(0) - 8} y={10}>
          {axes.share}
        </text>
        <text className="rg-axis" x={x(1)} y={floor + 34} textAnchor="end">
          {axes.buyers}
        </text>
        <line className="rg-unfinished" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <text className="rg-axis" x={x(1)} y={y(0.1)} textAnchor="end">
          {axes.even}
        </text>
      </g>
      {lines.map(({ key, name, concentration: { curve }, label }, index) => {
        const points = curve.map((share, at) => ({ part: at / (curve.length - 1), share }));
        return (
          <g key={key} data-line={index}>
            <LinePath className="rg-line" data={points} x={({ part }) => x(part)} y={({ share }) => y(share)} />
            <text x={x(1) + 8} y={y(1) + 4 + 16 * index} aria-hidden="true">
              {name}
            </text>
            {points.slice(1, -1).map(({ part, share }) => (
              <circle
                key={part}
                className="rg-mark"
                cx={x(part)}
                cy={y(share)}
                r={part === 0.2 ? 6 : 3.5}
                role="img"
                tabIndex={0}
                aria-label={label(part, share)}
              />
            ))}
          </g>
        );
      })}
    </svg>
  );
}
