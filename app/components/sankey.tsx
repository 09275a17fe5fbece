import type { KeyboardEvent } from 'react';
import type { FlowEnd, FlowRow } from '#app/measurement/reports/products-answers.ts';
import { useFormats } from './formats.tsx';
import { layOutSankey, type DrawnPlace } from './lay-out-sankey.ts';
import { roundPlace } from './round-place.ts';
import { useText } from './use-text.ts';

interface SankeyProps {
  readonly title: string;
  readonly flows: readonly FlowRow[];
  readonly name: (end: FlowEnd) => string;
  /** The whole sentence of a flow, for readers. */
  readonly describe: (flow: FlowRow) => string;
}

const WIDE = { width: 900, height: 460 };
const NARROW = { width: 340, height: 400 };
const HEAD = 30;
const PLACE = 10;

/**
 * Flows of buyers from order to order, bands as wide as there are buyers; arrow keys walk the bands. Drawn once wide and,
 * from the first order to the second only, once narrow.
 */
export function Sankey(props: SankeyProps) {
  const first = props.flows.filter(({ orderNumber }) => orderNumber === 1);
  return (
    <>
      <div className="rg-wide">
        <Drawing {...props} {...WIDE} />
      </div>
      <div className="rg-narrow">
        <Drawing {...props} {...NARROW} flows={first.length > 0 ? first : props.flows} />
      </div>
    </>
  );
}

function Drawing({
  title,
  flows,
  name,
  describe,
  width,
  height,
}: SankeyProps & { readonly width: number; readonly height: number }) {
  const text = useText();
  const formats = useFormats();
  const drawn = layOutSankey(flows, { width, height, top: HEAD, placeWidth: PLACE });
  const columns = new Map(drawn.places.map((place) => [place.column, place]));
  const last = Math.max(...columns.keys());
  return (
    <svg
      className="rg-chart rg-sankey"
      viewBox={`0 0 ${width} ${height + 4}`}
      role="group"
      aria-label={title}
      onKeyDown={walkBands}
    >
      <g aria-hidden="true">
        {[...columns.values()].map((place) => (
          <text key={place.column} className="rg-axis" y={14} {...anchor(place)}>
            {text('products.journeys.order', { i: place.column + 1 })}
          </text>
        ))}
      </g>
      {drawn.flows.map(({ flow, path, width: band }, index) => (
        <path
          key={index}
          className={flow.to === null ? 'rg-band rg-band-ended' : 'rg-band'}
          d={path}
          strokeWidth={band}
          role="img"
          tabIndex={index === 0 ? 0 : -1}
        >
          <title>{describe(flow)}</title>
        </path>
      ))}
      <g aria-hidden="true">
        {drawn.places.map((place) => (
          <g key={place.id}>
            <rect
              className={place.end === null ? 'rg-place rg-place-ended' : 'rg-place'}
              x={roundPlace(place.x)}
              y={roundPlace(place.top)}
              width={PLACE}
              height={roundPlace(Math.max(1, place.height))}
            />
            <text className="rg-halo" y={roundPlace(place.top + place.height / 2)} dy="0.32em" {...anchor(place)}>
              {text('products.journeys.place', { name: name(place.end), n: formats.number(place.buyers) })}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );

  function anchor({ column, x }: DrawnPlace) {
    return column === last ? { x: roundPlace(x - 6), textAnchor: 'end' as const } : { x: roundPlace(x + PLACE + 6) };
  }
}

/** One stop for the tab key; arrows go from band to band. */
function walkBands(event: KeyboardEvent<SVGSVGElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const bands = [...event.currentTarget.querySelectorAll<SVGPathElement>('.rg-band')];
  bands[bands.indexOf(event.target as SVGPathElement) + step]?.focus();
}
