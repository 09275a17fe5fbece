import { scaleLinear } from '@visx/scale';
import type { SurvivalPoint } from '#ml/measurement/describe-survival.ts';
import { spreadLabels } from './spread-labels.ts';
import { wrapLabel } from './wrap-label.ts';

export interface SurvivalSeries {
  readonly key: string;
  /** At the end of the line. */
  readonly name: string;
  /** The same where there is little room. */
  readonly shortName: string;
  readonly points: readonly SurvivalPoint[];
  /** Days by which half are back; null where the line does not rise so far. */
  readonly halfDays: number | null;
  /** The whole sentence, for readers. */
  readonly label: string;
}

interface SurvivalChartProps {
  readonly title: string;
  readonly series: readonly SurvivalSeries[];
  /** What is along the bottom, and up the side. */
  readonly daysAxis: string;
  readonly shareAxis: string;
  readonly formatShare: (share: number) => string;
  readonly formatDays: (days: number) => string;
}

/** Shares that are back, in steps over the days, with their intervals: half is marked. Drawn once wide and once narrow. */
export function SurvivalChart(props: SurvivalChartProps) {
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} width={760} right={170} ticks={7} lines={2} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} width={330} right={96} ticks={3} lines={3} isNarrow />
      </div>
    </>
  );
}

const HEIGHT = 300;
const MARGIN = { top: 26, bottom: 44, left: 44 };
/** From the end of the lines to the labels, and from one of its lines to the next. */
const LABEL_SIDE = 12;
const LINE_HEIGHT = 14;
/** Between two labels. */
const LABEL_GAP = 4;

type Scale = (value: number) => number;

function Drawing({
  title,
  series,
  daysAxis,
  shareAxis,
  formatShare,
  formatDays,
  width,
  right,
  ticks,
  lines,
  isNarrow = false,
}: SurvivalChartProps & { width: number; right: number; ticks: number; lines: number; isNarrow?: boolean }) {
  const longest = Math.max(1, ...series.map(({ points }) => points.at(-1)?.day ?? 0));
  const highest = Math.max(0.1, ...series.flatMap(({ points }) => points.map(({ high }) => high)));
  const x = scaleLinear<number>({ domain: [0, longest], range: [MARGIN.left, width - right] });
  const y = scaleLinear<number>({ domain: [0, highest], range: [HEIGHT - MARGIN.bottom, MARGIN.top], nice: 4 });
  const floor = HEIGHT - MARGIN.bottom;
  const halves = series.flatMap(({ halfDays }) => (halfDays === null || halfDays > longest ? [] : [halfDays]));
  const latest = Math.max(...halves);
  const labels = series.map(({ name, shortName }) =>
    wrapLabel(isNarrow ? shortName : name, { room: right - LABEL_SIDE, lines }),
  );
  const places = spreadLabels(
    series.map(({ points }, index) => ({
      place: y(points.at(-1)?.back ?? 0),
      height: labels[index]!.length * LINE_HEIGHT + LABEL_GAP,
    })),
    { least: MARGIN.top - LINE_HEIGHT / 2, most: floor + LINE_HEIGHT / 2 },
  );
  return (
    <svg className="rg-chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label={title}>
      <g aria-hidden="true">
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className="rg-gridline" x1={MARGIN.left} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text className="rg-axis" x={MARGIN.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {formatShare(tick)}
            </text>
          </g>
        ))}
        {x.ticks(ticks).map((tick) => (
          <text key={tick} className="rg-axis" x={x(tick)} y={floor + 18} textAnchor="middle">
            {formatDays(tick)}
          </text>
        ))}
        <text className="rg-axis" x={0} y={10}>
          {shareAxis}
        </text>
        <text className="rg-axis" x={width - right} y={floor + 36} textAnchor="end">
          {daysAxis}
        </text>
      </g>
      {series.map(({ key, points }, place) => (
        <path
          key={key}
          className={`rg-survival-band rg-series-${place}`}
          d={drawBand(points, x, y)}
          aria-hidden="true"
        />
      ))}
      {series.map((one, place) => (
        <Line
          key={one.key}
          series={one}
          {...{ place, x, y, lines: labels[place]!, labelY: places[place]!, end: width - right }}
        />
      ))}
      {[...new Set(halves.length === 0 ? [] : [Math.min(...halves), latest])].map((days) => (
        <text
          key={days}
          className="rg-halo"
          x={x(days) + (days === latest ? 8 : -8)}
          y={y(0.5)}
          dy={days === latest ? '1.2em' : '-0.4em'}
          textAnchor={days === latest ? 'start' : 'end'}
          aria-hidden="true"
        >
          {formatDays(Math.round(days))}
        </text>
      ))}
    </svg>
  );
}

interface LineProps {
  readonly series: SurvivalSeries;
  readonly place: number;
  readonly x: Scale;
  readonly y: Scale;
  /** The label, and its middle. */
  readonly lines: readonly string[];
  readonly labelY: number;
  readonly end: number;
}

function Line({ series, place, x, y, lines, labelY, end }: LineProps) {
  const { points, name, halfDays, label } = series;
  const last = points.at(-1);
  if (!last) return null;
  const isHalf = halfDays !== null && halfDays <= last.day;
  const [markX, markY] = isHalf ? [x(halfDays), y(0.5)] : [x(last.day), y(last.back)];
  return (
    <g>
      <g aria-hidden="true">
        <path
          className={`rg-survival-line rg-series-${place}`}
          d={drawSteps(
            points.map(({ day, back }) => [x(day), y(back)]),
            x(0),
            y(0),
          )}
        />
        <line className="rg-survival-lead" x1={x(last.day)} y1={y(last.back)} x2={end + 8} y2={labelY} />
        <text>
          <title>{name}</title>
          {lines.map((line, index) => (
            <tspan
              key={index}
              x={end + LABEL_SIDE}
              y={round(labelY + (index - (lines.length - 1) / 2) * LINE_HEIGHT)}
              dy="0.32em"
            >
              {line}
            </tspan>
          ))}
        </text>
      </g>
      <circle
        className={`rg-mark rg-series-${place}${isHalf ? '' : ' rg-survival-end'}`}
        cx={markX}
        cy={markY}
        r={4.5}
        role="img"
        tabIndex={0}
        aria-label={label}
      />
    </g>
  );
}

/** A line that stays level until the next point and then steps to it. */
function drawSteps(points: readonly (readonly [x: number, y: number])[], fromX: number, fromY: number): string {
  return `M${round(fromX)},${round(fromY)}${points.map(([x, y]) => `H${round(x)}V${round(y)}`).join('')}`;
}

/** From the upper bounds back along the lower ones. */
function drawBand(points: readonly SurvivalPoint[], x: Scale, y: Scale): string {
  const starts = [0, ...points.map(({ day }) => day)];
  const over = drawSteps(
    points.map(({ day, high }) => [x(day), y(high)]),
    x(0),
    y(0),
  );
  const under = points.map(({ low }, i) => `V${round(y(low))}H${round(x(starts[i]!))}`);
  return `${over}${under.toReversed().join('')}Z`;
}

const round = (value: number) => Math.round(value * 10) / 10;
