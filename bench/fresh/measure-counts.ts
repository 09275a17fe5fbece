import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLiveOrders, type LiveOrder, type LiveOrders } from '#ml/models/live/live-orders.ts';
import { dropOrder } from '#ml/models/live/drop-order.ts';
import { encodeLiveOrders } from '#ml/models/live/encode-live-orders.ts';
import { putOrder } from '#ml/models/live/put-order.ts';
import type { Database } from '#app/db.server.ts';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { createLiveCounts } from '#app/serving/live/create-live-counts.ts';
import { selectPurchases } from '#app/training/select-purchases.ts';
import type { Report } from '../figure.ts';

/** The last orders of the shop, put as if they came now; their pages and carts are asked for. */
const LATEST = 2000;
const EVIDENCE = 6;

/**
 * What a count update costs (a product that came into an order, with all counts that hang on it), rows that are then
 * asked for included, and how much memory the counts of the whole shop take.
 *
 * @throws {Error} if the counts are not, byte for byte, those of a rebuild.
 */
export function measureCounts(db: Database, shopId: number, report: Report): void {
  const orders = listOrders(db, shopId);
  const latest = orders.slice(-LATEST);
  const size = `${orders.length} orders, ${sum(orders)} products in them`;
  const before = measureMemory();
  const live = createLiveOrders();
  for (const order of orders) putOrder(live, order);
  const memory = (measureMemory() - before) / 1024 / 1024;
  for (const { orderId } of latest) dropOrder(live, orderId);
  const timesOf = [measurePuts(live, latest, false), measurePuts(live, latest, true)] as const;
  requireRebuilt(live, orders);
  const [bare, asked] = timesOf.map((micros) => micros / sum(latest));
  const detail = `CPU a product of the last ${latest.length} orders of ${size}; after each order one page's row, ${EVIDENCE} reasons and the trend are asked for; without asking ${bare!.toFixed(2)} us`;
  report({ name: 'fresh.update.us', value: asked!, unit: 'us', detail });
  report({ name: 'fresh.memory.mb', value: memory, unit: 'MB', detail: `counts of ${size}, after garbage collection` });
}

function listOrders(db: Database, shopId: number): LiveOrder[] {
  const snapshot = loadOrders(db, shopId);
  const { orderedAt, buyerIds, offsets, productIds } = selectPurchases(snapshot);
  return Array.from(snapshot.orderIds, (orderId, i) => ({
    orderId,
    orderedAt: orderedAt[i]!,
    buyerId: buyerIds[i]!,
    productIds: productIds.slice(offsets[i], offsets[i + 1]),
  }));
}

/** CPU in microseconds of putting the orders; they are taken out again. */
function measurePuts(live: LiveOrders, orders: readonly LiveOrder[], isAsked: boolean): number {
  const counts = createLiveCounts(live);
  const start = process.cpuUsage();
  for (const order of orders) {
    putOrder(live, order);
    if (!isAsked || order.productIds.length === 0) continue;
    const because = order.productIds[0]!;
    const { productIds } = counts.coPurchaseRow(because);
    for (const productId of productIds.subarray(0, EVIDENCE)) counts.evidence('buyers', because, productId);
    counts.trending();
  }
  const { user, system } = process.cpuUsage(start);
  for (const { orderId } of orders) dropOrder(live, orderId);
  return user + system;
}

function requireRebuilt(live: LiveOrders, orders: readonly LiveOrder[]): void {
  const rebuilt = createLiveOrders();
  for (const order of orders.toReversed()) {
    putOrder(live, order);
    putOrder(rebuilt, order);
  }
  if (Buffer.compare(encodeLiveOrders(live), encodeLiveOrders(rebuilt)) !== 0)
    throw new Error('Cannot confirm the counts: they must be, byte for byte, those of a rebuild.');
}

function sum(orders: readonly LiveOrder[]): number {
  return orders.reduce((total, { productIds }) => total + productIds.length, 0);
}

function measureMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
