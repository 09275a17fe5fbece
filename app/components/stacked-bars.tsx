import { scaleBand, scaleLinear } from '@visx/scale';
import { measureLabel } from './measure-label.ts';
import { roundPlace } from './round-place.ts';
import { spaceLabels } from './space-labels.ts';

export interface StackedBar {
  readonly key: string;
  /** Under the axis. */
  readonly tick: string;
  /** The whole sentence, for readers. */
  readonly label: string;
  /** One amount a series; what is below 0 hangs below the axis. */
  readonly amounts: readonly number[];
  /** Not all of the period is in it: drawn lighter. */
  readonly unfinished: boolean;
}

interface StackedBarsProps {
  readonly title: string;
  readonly bars: readonly StackedBar[];
  /** What the amounts are of, from the bottom up: five at most. */
  readonly series: readonly string[];
  readonly format: (amount: number) => string;
}

/**
 * Amounts that add up, as bars up and down from 0: drawn once wide and once narrow, the stylesheet shows the one that
 * fits. Where bars are too many to be met one by one, those can be read that have a name under the axis; the table
 * behind the chart has them all.
 */
export function StackedBars(props: StackedBarsProps) {
  return (
    <>
      <ul className="rg-series" aria-hidden="true">
        {props.series.map((name, at) => (
          <li key={name}>
            <span className={`rg-swatch rg-series-${at}`} />
            {name}
          </li>
        ))}
      </ul>
      <div className="rg-wide">
        <Drawing {...props} width={760} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} />
      </div>
    </>
  );
}

/** Bars that begin closer than this cannot be met by a finger. */
const CLOSEST_BARS = 5;
const HEIGHT = 240;
const MARGIN = { top: 12, right: 8, bottom: 28 };
/** Between an amount and the bars. */
const GAP = 8;

function Drawing({ title, bars, series, format, width }: StackedBarsProps & { readonly width: number }) {
  const edges = bars.flatMap(({ amounts }) => stack(amounts).flat());
  const y = scaleLinear<number>({
    domain: [Math.min(0, ...edges), edges.some((edge) => edge !== 0) ? Math.max(0, ...edges) : 1],
    range: [HEIGHT - MARGIN.bottom, MARGIN.top],
    nice: 4,
  });
  // The names of the first and the last bar may be wider than their bars.
  const aside = Math.max(0, ...bars.map(({ tick }) => measureLabel(tick))) / 2;
  const left = Math.max(aside, GAP + Math.max(...y.ticks(4).map((tick) => measureLabel(format(tick)))));
  const right = width - Math.max(aside, MARGIN.right);
  const x = scaleBand<string>({
    domain: bars.map(({ key }) => key),
    range: [left, right],
    padding: 0.25,
  });
  const labelEvery = spaceLabels(
    bars.map(({ tick }) => tick),
    right - left,
  );
  const isNamed = (index: number) => (bars.length - 1 - index) % labelEvery === 0;
  const draw = (bar: StackedBar, at: number): string => {
    const [from, to] = stack(bar.amounts)[at]!;
    const [begin, top] = [roundPlace(x(bar.key)!), roundPlace(y(to))];
    const [across, height] = [roundPlace(x.bandwidth()), roundPlace(y(from) - y(to))];
    return height > 0 ? `M${begin} ${top}h${across}v${height}h${-across}z` : '';
  };
  const reach = ({ amounts }: StackedBar) => {
    const places = stack(amounts).flat().map(y);
    const top = Math.min(...places);
    return { y: roundPlace(top), height: roundPlace(Math.max(1, Math.max(...places) - top)) };
  };
  return (
    <svg className="rg-chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label={title}>
      {y.ticks(4).map((tick) => (
        <g key={tick} aria-hidden="true">
          <line className="rg-gridline" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="rg-axis" x={left - GAP} y={y(tick)} dy="0.32em" textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {[false, true].map((unfinished) => (
        <g key={String(unfinished)} className={unfinished ? 'rg-bar-open' : undefined} aria-hidden="true">
          {series.map((name, at) => (
            <path
              key={name}
              className={`rg-series-${at}`}
              d={bars
                .filter((bar) => bar.unfinished === unfinished)
                .map((bar) => draw(bar, at))
                .join('')}
            />
          ))}
        </g>
      ))}
      {bars.map(
        (bar, index) =>
          (x.step() >= CLOSEST_BARS || isNamed(index)) && (
            <rect
              key={bar.key}
              className="rg-bar"
              x={roundPlace(x(bar.key)!)}
              width={roundPlace(x.bandwidth())}
              {...reach(bar)}
              role="img"
              tabIndex={0}
              aria-label={bar.label}
            />
          ),
      )}
      {bars.map(
        (bar, index) =>
          isNamed(index) && (
            <text
              key={bar.key}
              className="rg-axis"
              x={roundPlace(x(bar.key)! + x.bandwidth() / 2)}
              y={HEIGHT - 8}
              textAnchor="middle"
              aria-hidden="true"
            >
              {bar.tick}
            </text>
          ),
      )}
    </svg>
  );
}

/** Where each amount has its lower and its upper edge when they stand on each other, or hang. */
function stack(amounts: readonly number[]): [number, number][] {
  let [top, bottom] = [0, 0];
  return amounts.map((amount) => {
    if (amount < 0) return [(bottom += amount), bottom - amount];
    return [top, (top += amount)];
  });
}
