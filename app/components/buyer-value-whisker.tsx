import { scaleLinear } from '@visx/scale';

interface BuyerValueWhiskerProps {
  readonly low: number;
  readonly mean: number;
  readonly high: number;
  /** The whole sentence, for readers. */
  readonly label: string;
}

const WIDTH = 220;
const HEIGHT = 18;
const EDGE = 7;

/** An estimate as a dot with its range on a line that begins at 0. */
export function BuyerValueWhisker({ low, mean, high, label }: BuyerValueWhiskerProps) {
  const x = scaleLinear<number>({ domain: [Math.min(0, low), Math.max(high, 1)], range: [EDGE, WIDTH - EDGE] });
  const y = HEIGHT / 2;
  return (
    <svg className="rg-chart rg-value-whisker" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line className="rg-gridline" x1={EDGE} x2={WIDTH - EDGE} y1={y} y2={y} />
      <line className="rg-zero" x1={x(0)} x2={x(0)} y1={2} y2={HEIGHT - 2} />
      <line className="rg-whisker" x1={x(low)} x2={x(high)} y1={y} y2={y} />
      <line className="rg-whisker" x1={x(low)} x2={x(low)} y1={y - 4} y2={y + 4} />
      <line className="rg-whisker" x1={x(high)} x2={x(high)} y1={y - 4} y2={y + 4} />
      <circle className="rg-mark" cx={x(mean)} cy={y} r={5} />
    </svg>
  );
}
