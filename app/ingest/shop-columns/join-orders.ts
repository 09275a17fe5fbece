import { createNames } from './create-names.ts';
import { MOST_NAMES, type CollectedOrders } from './collect-orders.ts';

/** Join orders with those behind them: as if all had been collected at once. */
export function joinOrders(first: CollectedOrders, rest: CollectedOrders): CollectedOrders {
  const countries = joinNames(first.countries, rest.countries, MOST_NAMES);
  const sources = joinNames(first.sources, rest.sources, MOST_NAMES);
  const products = joinNames(first.productIds, rest.productIds);
  const move = (positions: readonly number[]) => (at: number) => (at < 0 ? at : positions[at]!);
  const [orders, lines] = [first.orders + rest.orders, first.lines + rest.lines];
  const lineOffsets = new Uint32Array(orders + 1);
  lineOffsets.set(first.lineOffsets.subarray(0, first.orders + 1));
  for (let order = 0; order <= rest.orders; order++)
    lineOffsets[first.orders + order] = first.lines + rest.lineOffsets[order]!;
  return {
    orders,
    lines,
    orderIds: join(new Float64Array(orders), first.orderIds, first.orders, rest.orderIds),
    orderedAt: join(new Float64Array(orders), first.orderedAt, first.orders, rest.orderedAt),
    customerIds: join(new Float64Array(orders), first.customerIds, first.orders, rest.customerIds),
    country: join(new Uint16Array(orders), first.country, first.orders, rest.country.map(move(countries.moved))),
    source: join(new Uint16Array(orders), first.source, first.orders, rest.source.map(move(sources.moved))),
    isDiscounted: join(new Uint8Array(orders), first.isDiscounted, first.orders, rest.isDiscounted),
    lineOffsets,
    lineProduct: join(
      new Int32Array(lines),
      first.lineProduct,
      first.lines,
      rest.lineProduct.map(move(products.moved)),
    ),
    lineVariantIds: join(new Float64Array(lines), first.lineVariantIds, first.lines, rest.lineVariantIds),
    lineUnits: join(new Float64Array(lines), first.lineUnits, first.lines, rest.lineUnits),
    lineNetMinor: join(new Float64Array(lines), first.lineNetMinor, first.lines, rest.lineNetMinor),
    lineIsSubscription: join(new Uint8Array(lines), first.lineIsSubscription, first.lines, rest.lineIsSubscription),
    countries: countries.list,
    sources: sources.list,
    productIds: products.list,
  };
}

type Column = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** Columns have room behind what was collected. */
function join<Joined extends Column>(into: Joined, first: Joined, size: number, rest: Joined): Joined {
  into.set(first.subarray(0, size));
  into.set(rest.subarray(0, into.length - size), size);
  return into;
}

/** @returns all names, and where those of the rest are among them. */
function joinNames<Name>(first: readonly Name[], rest: readonly Name[], most?: number) {
  const { list, positionOf } = createNames<Name>(undefined, most);
  for (const name of first) positionOf(name);
  return { list, moved: rest.map(positionOf) };
}
