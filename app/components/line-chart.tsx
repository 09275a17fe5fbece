import { scaleLinear, scalePoint } from '@visx/scale';
import { AreaClosed, LinePath } from '@visx/shape';
import { useId } from 'react';
import { measureLabel } from './measure-label.ts';
import { roundPlace } from './round-place.ts';
import { spaceLabels } from './space-labels.ts';

export interface ChartPoint {
  readonly key: string;
  /** Under the axis. */
  readonly tick: string;
  /** Second line under the axis, such as n. */
  readonly note?: string;
  /** 0 to 1; null where it is not known: there is no mark, and the line goes straight to the next that is. */
  readonly share: number | null;
  /** The interval of the share, drawn as a band. */
  readonly interval?: readonly [low: number, high: number] | null;
  /** Beside the mark. */
  readonly text: string;
  /** The whole sentence, for readers. */
  readonly label: string;
  /** The period is not over: drawn open and dashed. */
  readonly unfinished?: boolean;
  /** Not known yet: its place is hatched. */
  readonly pending?: boolean;
}

interface LineChartProps {
  readonly title: string;
  readonly points: readonly ChartPoint[];
  readonly axis: string;
  readonly formatShare: (share: number) => string;
}

/**
 * Shares along a line, from 0 %: drawn once wide and once narrow, the stylesheet shows the one that fits. Where points
 * are too many for marks of their own, those have one whose value is written; the table behind the chart has them all.
 */
export function LineChart(props: LineChartProps) {
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

/** Marks that stand closer than this cannot be told apart, or met by a finger. */
const CLOSEST_MARKS = 5;
const HEIGHT = 242;
/** Room on top for the axis and, below it, the name of a mark at 100 %. */
const MARGIN = { top: 38, right: 22, bottom: 44, left: 44 };

interface DrawingProps extends LineChartProps {
  readonly width: number;
}

function Drawing({ title, points, axis, formatShare, width }: DrawingProps) {
  const highest = Math.max(0.1, ...points.map((point) => point.interval?.[1] ?? point.share ?? 0));
  const y = scaleLinear<number>({ domain: [0, highest], range: [HEIGHT - MARGIN.bottom, MARGIN.top], nice: 4 });
  const names = points.map(({ tick, note = '' }) => (measureLabel(note) > measureLabel(tick) ? note : tick));
  const aside = Math.max(0, ...names.map(measureLabel)) / 2;
  const [left, right] = [Math.max(MARGIN.left, aside), width - Math.max(MARGIN.right, aside)];
  const labelEvery = spaceLabels(names, right - left);
  const x = scalePoint<string>({
    domain: points.map((point) => point.key),
    range: [left, right],
    padding: 0.4,
  });
  const known = points.filter((point) => point.share !== null);
  const finished = known.filter((point) => !point.unfinished);
  const place = { x: (point: ChartPoint) => x(point.key) ?? 0, y: (point: ChartPoint) => y(point.share ?? 0) };
  const isLabelled = (index: number) => (points.length - 1 - index) % labelEvery === 0;
  // The newest value is what the chart is about: names of values are counted from it.
  const newest = points.findLastIndex((point) => point.share !== null);
  const isNamed = (index: number) => (newest - index) % labelEvery === 0;
  const isMarked = ({ share }: ChartPoint, index: number) =>
    share !== null && (x.step() >= CLOSEST_MARKS || isNamed(index));
  return (
    <svg className="rg-chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label={title}>
      <Pending points={points} x={place.x} step={x.step()} />
      {y.ticks(4).map((tick) => (
        <g key={tick} aria-hidden="true">
          <line className="rg-gridline" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="rg-axis" x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {formatShare(tick)}
          </text>
        </g>
      ))}
      <text className="rg-axis" x={left - 8} y={10} aria-hidden="true">
        {axis}
      </text>
      <g aria-hidden="true">
        <AreaClosed<ChartPoint>
          className="rg-band"
          data={known.filter((point) => point.interval)}
          x={place.x}
          y0={(point) => y(point.interval![0])}
          y1={(point) => y(point.interval![1])}
          yScale={y}
        />
        <LinePath className="rg-line" data={finished} {...place} />
        <LinePath className="rg-unfinished" data={known.slice(Math.max(0, finished.length - 1))} {...place} />
        {points.map(
          (point, index) =>
            (isLabelled(index) || isNamed(index)) && (
              <g key={point.key} transform={`translate(${roundPlace(place.x(point))}, 0)`} textAnchor="middle">
                {isLabelled(index) && (
                  <text className="rg-axis" y={HEIGHT - 24}>
                    {point.tick}
                  </text>
                )}
                {isLabelled(index) && point.note && (
                  <text className="rg-axis" y={HEIGHT - 8}>
                    {point.note}
                  </text>
                )}
                {isNamed(index) && point.share !== null && (
                  <text y={roundPlace(place.y(point) - 11)}>{point.text}</text>
                )}
              </g>
            ),
        )}
      </g>
      <Marks points={points.filter(isMarked)} place={place} />
    </svg>
  );
}

/** Where nothing is known yet: hatched. */
function Pending({
  points,
  x,
  step,
}: Pick<LineChartProps, 'points'> & { readonly x: (point: ChartPoint) => number; readonly step: number }) {
  const id = useId();
  const pending = points.filter((point) => point.pending);
  if (pending.length === 0) return null;
  return (
    <>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="rg-hatch" x1="0" x2="0" y1="0" y2="6" />
      </pattern>
      {pending.map((point) => (
        <rect
          key={point.key}
          className="rg-pending"
          fill={`url(#${id})`}
          x={roundPlace(x(point) - step / 2)}
          y={MARGIN.top}
          width={roundPlace(step)}
          height={HEIGHT - MARGIN.bottom - MARGIN.top}
          role="img"
          tabIndex={0}
          aria-label={point.label}
        />
      ))}
    </>
  );
}

function Marks({
  points,
  place,
}: Pick<LineChartProps, 'points'> & {
  readonly place: { x(point: ChartPoint): number; y(point: ChartPoint): number };
}) {
  return points.map((point) => (
    <circle
      key={point.key}
      className={point.unfinished ? 'rg-mark rg-open' : 'rg-mark'}
      cx={roundPlace(place.x(point))}
      cy={roundPlace(place.y(point))}
      r={4.5}
      role="img"
      tabIndex={0}
      aria-label={point.label}
    />
  ));
}
