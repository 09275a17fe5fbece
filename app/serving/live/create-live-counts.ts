import { ROW_CAP } from '#ml/data/choose-row-cap.ts';
import { countPair } from '#ml/models/live/count-pair.ts';
import { createRowScorer } from '#ml/models/live/create-row-scorer.ts';
import type { LiveOrders } from '#ml/models/live/live-orders.ts';
import type { LiveRow, LiveTrend, PairEvidence } from '#ml/models/live/live-row.ts';
import type { LiveRows } from '#ml/models/live/live-rows.ts';
import { sumTrend } from '#ml/models/live/sum-trend.ts';
import type { LiveCounts } from './live-counts.ts';

/** As many as training keeps. */
const MAX_NEIGHBORS = 50;
/** Rows remembered until the next order; with fifty neighbours each about a kilobyte. */
const MAX_ROWS = 1000;
const NO_ROW: LiveRow = {
  productIds: new Float64Array(0),
  scores: new Float32Array(0),
  together: new Uint32Array(0),
  expected: new Float32Array(0),
};
const NO_EVIDENCE: PairEvidence = { together: 0, expected: 0 };

/** Create the view of a shop's counts by product id: rows are worked out when asked for, and kept until an order comes. */
export function createLiveCounts(live: LiveOrders): LiveCounts {
  const { products, baskets, bought } = live;
  const sizes = new Float64Array(ROW_CAP.most + 1);
  const findOrderRow = rememberRows(live, baskets);
  const findBuyerRow = rememberRows(live, bought);
  let trend: { readonly revision: number; readonly value: LiveTrend } | undefined;
  return {
    get revision() {
      return live.revision;
    },
    coPurchaseRow: findOrderRow,
    alsoBoughtRow: findBuyerRow,
    evidence(over, because, productId) {
      const one = products.indices.get(because);
      const other = products.indices.get(productId);
      if (one === undefined || other === undefined) return NO_EVIDENCE;
      return countPair(over === 'orders' ? baskets : bought, one, other, sizes);
    },
    ordersOf: (productId) => baskets.columns.lengths[products.indices.get(productId) ?? -1] ?? 0,
    trending() {
      if (trend?.revision !== live.revision) trend = { revision: live.revision, value: sumTrend(live) };
      return trend.value;
    },
  };
}

function rememberRows(live: LiveOrders, rows: LiveRows): (productId: number) => LiveRow {
  const score = createRowScorer(rows, (product) => live.products.ids[product]!, MAX_NEIGHBORS);
  const known = new Map<number, LiveRow>();
  let revision = live.revision;
  return (productId) => {
    if (revision !== live.revision || known.size >= MAX_ROWS) known.clear();
    revision = live.revision;
    const found = known.get(productId);
    if (found) return found;
    const product = live.products.indices.get(productId);
    if (product === undefined) return NO_ROW;
    const row = score(product);
    known.set(productId, row);
    return row;
  };
}
