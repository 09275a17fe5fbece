import { compactColumn } from '../data/compact-column.ts';
import { createLike } from '../data/create-like.ts';
import { findPositions } from '../data/find-positions.ts';
import type { ShopColumns } from './shop-columns.ts';

/** Neighbouring orders of one side that stay neighbours. */
interface Run {
  readonly isNew: boolean;
  readonly from: number;
  readonly to: number;
}

type Columns = Omit<ShopColumns, 'productType' | 'productTypes'>;
type NumberColumn = Float64Array | Uint8Array | Uint16Array | Int32Array;

/**
 * Merge changed orders into a shop's columns: the orders of `changedIds` leave `base`, those of `changes` come in. The
 * result is what loading all orders at once gives, byte for byte; neither argument is written to. Product types are
 * the catalogue's matter and left out.
 *
 * @param changes columns of the changed orders that count.
 */
export function mergeShopColumns(base: Columns, changes: Columns, changedIds: readonly number[]): Columns {
  const runs = listRuns(base, changes, changedIds);
  const lineRuns = runs.map(({ isNew, from, to }) => {
    const { lineOffsets } = isNew ? changes : base;
    return { isNew, from: lineOffsets[from]!, to: lineOffsets[to]! };
  });
  const countries = uniteNames(base.countries, changes.countries, changes.country);
  const sources = uniteNames(base.sources, changes.sources, changes.source);
  const products = uniteNames(base.productIds, changes.productIds, changes.lineProduct);
  const country = copyRuns(runs, base.country, countries.column);
  const source = copyRuns(runs, base.source, sources.column);
  const lineProduct = copyRuns(lineRuns, base.lineProduct, products.column);
  const take = (key: 'orderIds' | 'orderedAt' | 'customerIds' | 'netRevenueMinor' | 'marginMinor') =>
    copyRuns(runs, base[key], changes[key]);
  return {
    orderIds: take('orderIds'),
    orderedAt: take('orderedAt'),
    customerIds: take('customerIds'),
    netRevenueMinor: take('netRevenueMinor'),
    marginMinor: take('marginMinor'),
    countries: keepUsed(country, countries.names, compareNames),
    country,
    sources: keepUsed(source, sources.names, compareNames),
    source,
    isDiscounted: copyRuns(runs, base.isDiscounted, changes.isDiscounted),
    isSubscription: copyRuns(runs, base.isSubscription, changes.isSubscription),
    lineOffsets: sumLines(runs, base, changes),
    productIds: Float64Array.from(keepUsed(lineProduct, products.names, (a, b) => a - b)),
    lineProduct,
    lineVariantIds: copyRuns(lineRuns, base.lineVariantIds, changes.lineVariantIds),
    lineUnits: copyRuns(lineRuns, base.lineUnits, changes.lineUnits),
    lineNetMinor: copyRuns(lineRuns, base.lineNetMinor, changes.lineNetMinor),
    lineIsSubscription: copyRuns(lineRuns, base.lineIsSubscription, changes.lineIsSubscription),
  };
}

/** Where `base` goes on unchanged and where a changed order comes in, in the order of the result. */
function listRuns(base: Columns, changes: Columns, changedIds: readonly number[]): Run[] {
  const gone = findPositions(base.orderIds, changedIds);
  const runs: Run[] = [];
  let from = 0;
  let removed = 0;
  const keepUpTo = (to: number) => {
    for (; removed < gone.length && gone[removed]! < to; removed++) {
      if (gone[removed]! > from) runs.push({ isNew: false, from, to: gone[removed]! });
      from = gone[removed]! + 1;
    }
    if (to > from) runs.push({ isNew: false, from, to });
    from = Math.max(from, to);
  };
  for (let order = 0; order < changes.orderIds.length; order++) {
    keepUpTo(findPlace(base, changes.orderedAt[order]!, changes.orderIds[order]!));
    runs.push({ isNew: true, from: order, to: order + 1 });
  }
  keepUpTo(base.orderIds.length);
  return runs;
}

/** How many orders of `base` come before an order of that instant and id. */
function findPlace({ orderedAt, orderIds }: Columns, at: number, orderId: number): number {
  let low = 0;
  let high = orderIds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (orderedAt[middle]! < at || (orderedAt[middle] === at && orderIds[middle]! < orderId)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The names of both sides, those of `base` first, and the column of the changes pointing into them. */
function uniteNames<Name extends string | number, Column extends Uint16Array | Int32Array>(
  base: ArrayLike<Name>,
  changed: ArrayLike<Name>,
  column: Column,
): { readonly names: Name[]; readonly column: Column } {
  const names = Array.from(base);
  const position = new Map(names.map((name, at) => [name, at]));
  const moved = Array.from(changed, (name) => {
    if (!position.has(name)) position.set(name, names.push(name) - 1);
    return position.get(name)!;
  });
  const united = column.slice() as Column;
  for (const [at, name] of united.entries()) if (name >= 0) united[at] = moved[name]!;
  return { names, column: united };
}

function keepUsed<Name>(
  column: Uint16Array | Int32Array,
  names: readonly Name[],
  compare: (left: Name, right: Name) => number,
): Name[] {
  return compactColumn(column, names.length, (left, right) => compare(names[left]!, names[right]!)).map(
    (name) => names[name]!,
  );
}

function compareNames(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function copyRuns<Column extends NumberColumn>(runs: readonly Run[], base: Column, changes: Column): Column {
  const size = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  const copy = createLike(base, size);
  let at = 0;
  for (const { isNew, from, to } of runs) {
    copy.set((isNew ? changes : base).subarray(from, to), at);
    at += to - from;
  }
  return copy;
}

function sumLines(runs: readonly Run[], base: Columns, changes: Columns): Uint32Array {
  const offsets = createLike(base.lineOffsets, 1 + runs.reduce((sum, { from, to }) => sum + to - from, 0));
  let order = 0;
  for (const { isNew, from, to } of runs) {
    const { lineOffsets } = isNew ? changes : base;
    const shift = offsets[order]! - lineOffsets[from]!;
    for (let at = from; at < to; at++) offsets[++order] = lineOffsets[at + 1]! + shift;
  }
  return offsets;
}
