import { encodeSections } from '#ml/data/encode-sections.ts';
import type { Column } from '#ml/data/sections.ts';
import { listMembers } from './list-members.ts';
import type { LiveOrders } from './live-orders.ts';
import type { LiveRows } from './live-rows.ts';
import type { Lists } from './lists.ts';
import type { Names } from './names.ts';
import { settleCap } from './settle-cap.ts';
import { sumTrend } from './sum-trend.ts';

type Named = readonly [id: number, index: number];

/**
 * Encode all that the counts hold, by ascending id, each index as it is kept and not worked out anew: two histories
 * with the same orders at the end give the same bytes.
 */
export function encodeLiveOrders(live: LiveOrders): Uint8Array {
  const [orders, buyers, products, days] = [live.orders, live.buyers, live.products, live.days].map(listNamed);
  const sold = products!.filter(([, product]) => (live.baskets.columns.lengths[product] ?? 0) > 0);
  const idsOf = (named: readonly Named[]) => Float64Array.from(named, ([id]) => id);
  const trend = sumTrend(live);
  const trending = Array.from(trend.productIds, (id, at) => [id, trend.scores[at]!] as const).sort(([a], [b]) => a - b);
  return encodeSections({
    facts: { trendEnd: trend.asOf },
    columns: {
      orderIds: idsOf(orders!),
      orderedAt: Float64Array.from(orders!, ([, order]) => live.orderedAt[order]!),
      orderBuyers: Float64Array.from(orders!, ([, order]) => live.buyers.ids[live.buyerOf[order]!] ?? 0),
      buyerIds: idsOf(buyers!),
      productIds: idsOf(sold),
      dayIds: idsOf(days!),
      ...listColumns('dayOrders', live.dayOrders, days!, live.orders),
      ...listColumns('buyerOrders', live.buyerOrders, buyers!, live.orders),
      ...rowColumns('basket', live.baskets, orders!, sold, live.orders, live.products),
      ...rowColumns('bought', live.bought, buyers!, sold, live.buyers, live.products),
      trendIds: Float64Array.from(trending, ([id]) => id),
      trendScores: Float64Array.from(trending, ([, score]) => score),
    },
  });
}

function listNamed({ indices }: Names): Named[] {
  return [...indices].sort(([a], [b]) => a - b);
}

function rowColumns(
  name: string,
  live: LiveRows,
  rows: readonly Named[],
  columns: readonly Named[],
  rowNames: Names,
  columnNames: Names,
): Record<string, Column> {
  settleCap(live);
  return {
    ...listColumns(`${name}Products`, live.rows, rows, columnNames),
    ...listColumns(`${name}Holders`, live.columns, columns, rowNames),
    [`${name}Lengths`]: live.lengthCounts,
    [`${name}Kept`]: Uint32Array.from(columns, ([, column]) => live.kept[column]!),
    [`${name}Cap`]: Uint32Array.of(live.cap, live.keptOnes, live.longRows.size),
  };
}

/** The ids in each list, ascending. */
function listColumns(name: string, lists: Lists, named: readonly Named[], { ids }: Names): Record<string, Column> {
  const offsets = new Uint32Array(named.length + 1);
  const members: number[] = [];
  for (const [at, [, index]] of named.entries()) {
    for (const id of Float64Array.from(listMembers(lists, index), (value) => ids[value]!).sort()) members.push(id);
    offsets[at + 1] = members.length;
  }
  return { [`${name}Offsets`]: offsets, [name]: Float64Array.from(members) };
}
