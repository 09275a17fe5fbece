import type { BuyerOrders } from '#ml/models/buy-again/score-due.ts';
import type { App } from '../app.server.ts';
import { findVisitorCustomer } from '../ingest/find-visitor-customer.ts';
import { loadOrders } from '../ingest/load-orders.ts';
import { loadPurchaseHistory } from '../ingest/load-purchase-history.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { loadViewHistory } from '../ingest/load-view-history.ts';
import { SECOND } from '../time.ts';
import { selectPurchases } from '../training/select-purchases.ts';
import { NOBODY, type Act, type BuyerHistory } from './buyer-history.ts';

/** Who is asking: signed by the shop as logged in, or named by the storefront, or neither. */
export interface Asker {
  readonly shopId: number;
  readonly customerId: number | null;
  readonly visitorId: string | null;
}

export interface BuyerHistories {
  /**
   * The history of who is asking: what they bought as of a quarter of a second ago, what they looked at as of a few
   * seconds ago. A stitched visitor has the customer's.
   */
  get(asker: Asker): BuyerHistory;
}

const FRESH_FOR = 5 * SECOND;
const READ_EVERY = SECOND / 4;
const CAPACITY = 5000;

interface Entry {
  readonly history: BuyerHistory;
  /** Of the shop, read before the history was. */
  readonly factsVersion: number;
  readonly loadedAt: number;
}

/** Create the cache of buyers' histories: bounded, the oldest goes, and all of a shop when an order is accepted. */
export function createBuyerHistories(app: App): BuyerHistories {
  const entries = new Map<string, Entry>();
  const readFactsVersion = createFactsReader(app);
  return {
    get({ shopId, customerId, visitorId }) {
      if (customerId === null && visitorId === null) return NOBODY;
      const key = `${shopId}|${customerId}|${visitorId}`;
      const now = app.now();
      const known = entries.get(key);
      const factsVersion = readFactsVersion(shopId, now);
      if (known && known.factsVersion === factsVersion && now - known.loadedAt < FRESH_FOR) return known.history;
      const history = openHistory(app, shopId, customerId, visitorId);
      entries.delete(key);
      entries.set(key, { history, factsVersion, loadedAt: now });
      if (entries.size > CAPACITY) entries.delete(entries.keys().next().value!);
      return history;
    },
  };
}

/** Which facts a shop has, looked at a few times a second however many ask. */
function createFactsReader({ db }: App): (shopId: number, now: number) => number {
  const known = new Map<number, { readonly version: number; readonly readAt: number }>();
  return (shopId, now) => {
    const last = known.get(shopId);
    if (last && now - last.readAt < READ_EVERY) return last.version;
    const version = prepareOnce(db, 'SELECT factsVersion FROM Shop WHERE id = ?').pluck().get(shopId) as
      number | undefined;
    known.set(shopId, { version: version ?? 0, readAt: now });
    return version ?? 0;
  };
}

/** A history whose parts are read when they are first asked for: most placements need only one of them. */
function openHistory(app: App, shopId: number, customerId: number | null, visitorId: string | null): BuyerHistory {
  let bought: readonly Act[] | undefined;
  let viewed: readonly Act[] | undefined;
  let orders: BuyerOrders | undefined;
  const findCustomer = () => customerId ?? (visitorId === null ? null : findVisitorCustomer(app.db, shopId, visitorId));
  return {
    get bought() {
      if (bought) return bought;
      const customer = findCustomer();
      return (bought = customer === null ? [] : loadPurchaseHistory(app.db, shopId, customer));
    },
    get orders() {
      if (orders) return orders;
      const customer = findCustomer();
      return (orders =
        customer === null ? NOBODY.orders : selectPurchases(loadOrders(app.db, shopId, { customerId: customer })));
    },
    get viewed() {
      return (viewed ??= visitorId === null ? [] : loadViewHistory(app.db, shopId, visitorId));
    },
  };
}
