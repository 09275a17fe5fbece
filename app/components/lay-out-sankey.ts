import { sankey, sankeyLinkHorizontal } from '@visx/sankey';
import type { FlowEnd, FlowRow } from '#app/measurement/reports/products-answers.ts';
import { roundPlace } from './round-place.ts';

/** Where the buyers of one product type stand at one order; `end` null: they have not ordered again. */
export interface Place {
  readonly id: string;
  readonly end: FlowEnd;
  /** 0 is the first order. */
  readonly column: number;
}

export interface DrawnPlace extends Place {
  readonly x: number;
  readonly top: number;
  readonly height: number;
  readonly buyers: number;
}

export interface DrawnFlow {
  readonly flow: FlowRow;
  /** SVG path along the middle of the band. */
  readonly path: string;
  readonly width: number;
}

interface LayoutOptions {
  readonly width: number;
  readonly height: number;
  /** Above the places. */
  readonly top: number;
  readonly placeWidth: number;
}

interface Link {
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly flow: FlowRow;
}

/**
 * Lay out flows between orders: one column for each order, types by name from the top, "other" and those without a next
 * order at the bottom; a place is as high as the larger of what comes in and goes out.
 */
export function layOutSankey(
  flows: readonly FlowRow[],
  { width, height, top, placeWidth }: LayoutOptions,
): { readonly places: readonly DrawnPlace[]; readonly flows: readonly DrawnFlow[] } {
  const places = new Map<string, Place>();
  const addPlace = (end: FlowEnd, column: number): string => {
    const id = `${column} ${JSON.stringify(end)}`;
    if (!places.has(id)) places.set(id, { id, end, column });
    return id;
  };
  const links = flows.map((flow): Link => ({
    source: addPlace(flow.from, flow.orderNumber - 1),
    target: addPlace(flow.to, flow.orderNumber),
    ...{ value: flow.buyers, flow },
  }));
  const layOut = sankey<Place, Link>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    .nodeSort((a, b) => compareEnds(a.end, b.end))
    .nodeWidth(placeWidth)
    .nodePadding(14)
    .extent([
      [0, top],
      [width, height],
    ]);
  const graph = layOut({
    nodes: [...places.values()].map((place) => ({ ...place })),
    links: links.map((link) => ({ ...link })),
  });
  // A column may stand apart from those before it: the library would push it to the left.
  const last = Math.max(0, ...graph.nodes.map(({ column }) => column));
  for (const node of graph.nodes) {
    node.x0 = last === 0 ? 0 : (node.column * (width - placeWidth)) / last;
    node.x1 = node.x0 + placeWidth;
  }
  const draw = sankeyLinkHorizontal<Place, Link>();
  return {
    places: graph.nodes.map(({ id, end, column, x0 = 0, y0 = 0, y1 = 0, value = 0 }) => ({
      ...{ id, end, column, x: x0, top: y0, height: y1 - y0, buyers: value },
    })),
    flows: graph.links.map((link) => ({
      flow: link.flow,
      path: (draw(link) ?? '').replace(/[\d.]+/g, (place) => String(roundPlace(Number(place)))),
      width: roundPlace(Math.max(1, link.width ?? 1)),
    })),
  };
}

function compareEnds(a: FlowEnd, b: FlowEnd): number {
  const rank = (end: FlowEnd) => (end === null ? 2 : end === 'other' ? 1 : 0);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const [first, second] = [a, b].map((end) => (typeof end === 'object' ? (end?.type ?? '') : ''));
  return first! < second! ? -1 : first! > second! ? 1 : 0;
}
