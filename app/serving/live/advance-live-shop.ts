import { dropOrder } from '#ml/models/live/drop-order.ts';
import type { Database } from '../../db.server.ts';
import { listOrderIds } from '../../ingest/list-order-ids.ts';
import { loadChangedOrders } from '../../ingest/load-changed-orders.ts';
import { loadOrders } from '../../ingest/load-orders.ts';
import type { FactsVersions, LiveShop } from './live-shop.ts';
import { putOrders } from './put-orders.ts';

/** How long a step should take, in milliseconds, and the orders it may then read. */
const STEP_MS = 3;
const [LEAST_PAGE, MOST_PAGE] = [5, 1000];
/** Ids are compared faster than orders are read. */
const IDS_A_STEP = 2000;

/**
 * Bring a shop's counts one short step nearer to its facts: first every order once, then what changed since, and after
 * an erasure the orders that are stored no longer.
 *
 * @param versions as the shop has them now, or had lately.
 * @returns whether the counts are those of the facts at `versions`, or later ones.
 */
export function advanceLiveShop(db: Database, shopId: number, live: LiveShop, versions: FactsVersions): boolean {
  if (live.loadedTo < Infinity) return load(db, shopId, live);
  if (live.sweep || live.erasureVersion !== versions.erasureVersion) return sweep(db, shopId, live, versions);
  if (live.reached >= versions.factsVersion) return true;
  const changed = timePage(live, (limit) => {
    const found = loadChangedOrders(db, shopId, live.cursor, limit);
    putOrders(live.orders, found.orderIds, found.orders);
    live.cursor = found.cursor;
    return found.orderIds.length < limit;
  });
  if (changed) live.reached = Math.max(versions.factsVersion, live.cursor.version);
  return changed;
}

/** What changes behind the reader meanwhile has a version above that of the beginning, and is read again. */
function load(db: Database, shopId: number, live: LiveShop): false {
  const isLast = timePage(live, (limit) => {
    const orderIds = listOrderIds(db, shopId, live.loadedTo, limit);
    putOrders(live.orders, orderIds, loadOrders(db, shopId, { orderIds }));
    live.loadedTo = orderIds.at(-1) ?? live.loadedTo;
    return orderIds.length < limit;
  });
  if (isLast) live.loadedTo = Infinity;
  return false;
}

/** Nothing else is read meanwhile, so what is counted and not stored was stored once, and erased. */
function sweep(db: Database, shopId: number, live: LiveShop, { erasureVersion }: FactsVersions): false {
  const under = (live.sweep ??= { erasureVersion, stored: new Set(), after: -1 });
  const orderIds = listOrderIds(db, shopId, under.after, IDS_A_STEP);
  for (const orderId of orderIds) under.stored.add(orderId);
  under.after = orderIds.at(-1) ?? under.after;
  if (orderIds.length < IDS_A_STEP) {
    for (const orderId of [...live.orders.orders.indices.keys()])
      if (!under.stored.has(orderId)) dropOrder(live.orders, orderId);
    live.erasureVersion = under.erasureVersion;
    live.sweep = null;
  }
  return false;
}

function timePage(live: LiveShop, read: (limit: number) => boolean): boolean {
  const startedAt = performance.now();
  const isLast = read(live.page);
  const fits = Math.round((live.page * STEP_MS) / Math.max(0.1, performance.now() - startedAt));
  // A page that was not full says little of how long a full one takes.
  if (!isLast) live.page = Math.min(2 * live.page, MOST_PAGE, Math.max(LEAST_PAGE, fits));
  return isLast;
}
