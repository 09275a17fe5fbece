import { compactColumn } from '#ml/data/compact-column.ts';
import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import { sumMargins } from '#ml/measurement/sum-margins.ts';
import type { CollectedOrders } from './collect-orders.ts';
import type { ProductFacts } from './load-product-facts.ts';
import { nameTypes } from './name-types.ts';

type Column = Float64Array | Uint8Array | Uint16Array | Int32Array;

/** Arrange collected orders by (orderedAt, orderId), their names sorted, with what the catalogue says of them. */
export function arrangeOrders(collected: CollectedOrders, facts: ProductFacts): ShopColumns {
  const order = sortOrders(collected);
  const { lineOffsets, lines } = orderLines(collected, order);
  const country = pick(collected.country, order);
  const source = pick(collected.source, order);
  const lineProduct = pick(collected.lineProduct, lines);
  const lineNetMinor = pick(collected.lineNetMinor, lines);
  const lineIsSubscription = pick(collected.lineIsSubscription, lines);
  const ofLines = {
    lineOffsets,
    lineVariantIds: pick(collected.lineVariantIds, lines),
    lineUnits: pick(collected.lineUnits, lines),
    lineNetMinor,
  };
  const byName = (names: readonly string[]) => (a: number, b: number) => (names[a]! < names[b]! ? -1 : 1);
  const ids = collected.productIds;
  const name = <Name>(
    column: Uint16Array | Int32Array,
    names: readonly Name[],
    compare: (a: number, b: number) => number,
  ) => compactColumn(column, names.length, compare).map((position) => names[position]!);
  const productIds = Float64Array.from(name(lineProduct, ids, (a, b) => ids[a]! - ids[b]!));
  return {
    orderIds: pick(collected.orderIds, order),
    orderedAt: pick(collected.orderedAt, order),
    customerIds: pick(collected.customerIds, order),
    netRevenueMinor: sumByOrder(lineOffsets, lineNetMinor),
    marginMinor: sumMargins(ofLines, facts.unitCosts),
    countries: name(country, collected.countries, byName(collected.countries)),
    country,
    sources: name(source, collected.sources, byName(collected.sources)),
    source,
    isDiscounted: pick(collected.isDiscounted, order),
    isSubscription: Uint8Array.from(sumByOrder(lineOffsets, lineIsSubscription), (lines) => (lines > 0 ? 1 : 0)),
    ...ofLines,
    lineProduct,
    lineIsSubscription,
    productIds,
    ...nameTypes(productIds, facts.types),
  };
}

/** Positions of the orders, ascending by (orderedAt, orderId); they come ascending by id. */
function sortOrders({ orders, orderedAt }: CollectedOrders): Uint32Array {
  const order = Uint32Array.from({ length: orders }, (_, at) => at);
  const isSorted = orderedAt.subarray(1, orders).every((at, before) => at >= orderedAt[before]!);
  return isSorted ? order : order.sort((a, b) => orderedAt[a]! - orderedAt[b]! || a - b);
}

/** Where the lines of each order begin when the orders stand as said, and the old positions of the lines. */
function orderLines(collected: CollectedOrders, order: Uint32Array) {
  const lineOffsets = new Uint32Array(order.length + 1);
  const lines = new Uint32Array(collected.lines);
  for (let at = 0, line = 0; at < order.length; at++) {
    const end = collected.lineOffsets[order[at]! + 1]!;
    for (let from = collected.lineOffsets[order[at]!]!; from < end; from++) lines[line++] = from;
    lineOffsets[at + 1] = line;
  }
  return { lineOffsets, lines };
}

function pick<Picked extends Column>(column: Picked, positions: Uint32Array): Picked {
  const picked = new (column.constructor as new (size: number) => Picked)(positions.length);
  for (let at = 0; at < positions.length; at++) picked[at] = column[positions[at]!]!;
  return picked;
}

function sumByOrder(lineOffsets: Uint32Array, ofLines: Float64Array | Uint8Array): Float64Array {
  const sums = new Float64Array(lineOffsets.length - 1);
  for (let order = 0; order < sums.length; order++)
    for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) sums[order]! += ofLines[line]!;
  return sums;
}
