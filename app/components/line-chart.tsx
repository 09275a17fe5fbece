import { scaleLinear, scalePoint } from '@visx/scale';
import { Area, LinePath } from '@visx/shape';
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
  /** 0 to 1; null where it is not known: the line breaks there. */
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

/** Where a point stands. */
interface Place {
  x(point: ChartPoint): number;
  y(point: ChartPoint): number;
}

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
  const stretches = listStretches(points);
  const place = { x: (point: ChartPoint) => x(point.key) ?? 0, y: (point: ChartPoint) => y(point.share ?? 0) };
  const isLabelled = (index: number) => (points.length - 1 - index) % labelEvery === 0;
  // The newest value is what the chart is about: names of values are counted from it.
  const newest = points.findLastIndex((point) => point.share !== null);
  const isNamed = (index: number) => (newest - index) % labelEvery === 0;
  // A share between two unknown ones has no line: its mark is all there is of it.
  const lone = new Set(stretches.filter(({ length }) => length === 1).flat());
  const isMarked = (point: ChartPoint, index: number) =>
    point.share !== null && (x.step() >= CLOSEST_MARKS || isNamed(index) || lone.has(point));
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
        {stretches.map((stretch) => (
          <Stretch key={stretch[0]!.key} stretch={stretch} place={place} y={y} />
        ))}
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

/** The known points that stand beside each other, between unknown ones. */
function listStretches(points: readonly ChartPoint[]): ChartPoint[][] {
  const stretches: ChartPoint[][] = [];
  points.forEach((point, index) => {
    if (point.share === null) return;
    const before = points[index - 1];
    if (before && before.share !== null) stretches.at(-1)!.push(point);
    else stretches.push([point]);
  });
  return stretches;
}

interface StretchProps {
  readonly stretch: readonly ChartPoint[];
  readonly place: Place;
  readonly y: (share: number) => number;
}

/** The line through a stretch, dashed where it is unfinished, with the band of its intervals: a bar where it is one point. */
function Stretch({ stretch, place, y }: StretchProps) {
  const unfinished = stretch.findIndex((point) => point.unfinished);
  const finished = unfinished === -1 ? stretch : stretch.slice(0, unfinished);
  const [only, ...more] = stretch;
  return (
    <>
      {more.length > 0 ? (
        <Area<ChartPoint>
          className="rg-band"
          data={stretch.filter((point) => point.interval)}
          x={place.x}
          y0={(point) => y(point.interval![0])}
          y1={(point) => y(point.interval![1])}
        />
      ) : (
        only?.interval && (
          <line
            className="rg-band-lone"
            x1={place.x(only)}
            x2={place.x(only)}
            y1={y(only.interval[0])}
            y2={y(only.interval[1])}
          />
        )
      )}
      {finished.length > 1 && <LinePath className="rg-line" data={[...finished]} {...place} />}
      {unfinished > 0 && <LinePath className="rg-unfinished" data={stretch.slice(unfinished - 1)} {...place} />}
    </>
  );
}

/** Where nothing is known yet: hatched. */
function Pending({
  points,
  x,
  step,
}: Pick<LineChartProps, 'points'> & { readonly x: Place['x']; readonly step: number }) {
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

function Marks({ points, place }: Pick<LineChartProps, 'points'> & { readonly place: Place }) {
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
