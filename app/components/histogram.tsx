import { scaleBand, scaleLinear } from '@visx/scale';

export interface HistogramBar {
  readonly key: string;
  /** Share of those counted. */
  readonly share: number;
  /** The same of all, for comparison; null where these are all. */
  readonly context: number | null;
  /** The whole sentence, for readers. */
  readonly label: string;
}

interface HistogramProps {
  readonly title: string;
  readonly bars: readonly HistogramBar[];
  /** Left edge of each bar and right edge of the last, in words. */
  readonly edges: readonly string[];
  readonly axis: string;
  readonly shareAxis: string;
  readonly formatShare: (share: number) => string;
}

/** Shares in bars from 0; a line across each bar says what it is among all. */
export function Histogram(props: HistogramProps) {
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} width={760} edgeEvery={2} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} edgeEvery={5} />
      </div>
    </>
  );
}

const HEIGHT = 220;
const MARGIN = { top: 24, right: 14, bottom: 42, left: 44 };

function Drawing({
  title,
  bars,
  edges,
  axis,
  shareAxis,
  formatShare,
  width,
  edgeEvery,
}: HistogramProps & { width: number; edgeEvery: number }) {
  const highest = Math.max(0.01, ...bars.map(({ share, context }) => Math.max(share, context ?? 0)));
  const y = scaleLinear<number>({ domain: [0, highest], range: [HEIGHT - MARGIN.bottom, MARGIN.top], nice: 4 });
  const x = scaleBand<string>({
    domain: bars.map(({ key }) => key),
    range: [MARGIN.left, width - MARGIN.right],
    paddingInner: 0.08,
  });
  const floor = HEIGHT - MARGIN.bottom;
  return (
    <svg className="rg-chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label={title}>
      <g aria-hidden="true">
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className="rg-gridline" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
            <text className="rg-axis" x={MARGIN.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {formatShare(tick)}
            </text>
          </g>
        ))}
        <text className="rg-axis" x={0} y={10}>
          {shareAxis}
        </text>
        {edges.map((edge, at) =>
          at % edgeEvery === 0 ? (
            <text key={edge} className="rg-axis" x={MARGIN.left + at * x.step()} y={floor + 16} textAnchor="middle">
              {edge}
            </text>
          ) : null,
        )}
        <text className="rg-axis" x={width - MARGIN.right} y={floor + 34} textAnchor="end">
          {axis}
        </text>
      </g>
      {bars.map(({ key, share, context, label }) => (
        <g key={key}>
          <rect
            className="rg-mark"
            x={x(key)}
            y={y(share)}
            width={x.bandwidth()}
            height={floor - y(share)}
            role="img"
            tabIndex={0}
            aria-label={label}
          />
          {context !== null && (
            <line className="rg-tally" x1={x(key)} x2={(x(key) ?? 0) + x.bandwidth()} y1={y(context)} y2={y(context)} />
          )}
        </g>
      ))}
    </svg>
  );
}
