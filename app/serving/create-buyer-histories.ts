import type { App } from '../app.server.ts';
import { findVisitorCustomer } from '../ingest/find-visitor-customer.ts';
import { loadPurchaseHistory } from '../ingest/load-purchase-history.ts';
import { loadViewHistory } from '../ingest/load-view-history.ts';
import { SECOND } from '../time.ts';
import { NOBODY, type Act, type BuyerHistory } from './buyer-history.ts';

/** Who is asking: signed by the shop as logged in, or named by the storefront, or neither. */
export interface Asker {
  readonly shopId: number;
  readonly customerId: number | null;
  readonly visitorId: string | null;
}

export interface BuyerHistories {
  /** The history of who is asking, at most a few seconds old. A stitched visitor has the customer's. */
  get(asker: Asker): BuyerHistory;
}

const FRESH_FOR = 5 * SECOND;
const CAPACITY = 5000;

/** Create the cache of buyers' histories: bounded, the oldest goes. */
export function createBuyerHistories(app: App): BuyerHistories {
  const entries = new Map<string, { readonly history: BuyerHistory; readonly loadedAt: number }>();
  return {
    get({ shopId, customerId, visitorId }) {
      if (customerId === null && visitorId === null) return NOBODY;
      const key = `${shopId}|${customerId}|${visitorId}`;
      const now = app.now();
      const known = entries.get(key);
      if (known && now - known.loadedAt < FRESH_FOR) return known.history;
      const history = openHistory(app, shopId, customerId, visitorId);
      entries.delete(key);
      entries.set(key, { history, loadedAt: now });
      if (entries.size > CAPACITY) entries.delete(entries.keys().next().value!);
      return history;
    },
  };
}

/** A history whose parts are read when they are first asked for: most placements need only one of them. */
function openHistory(app: App, shopId: number, customerId: number | null, visitorId: string | null): BuyerHistory {
  let bought: readonly Act[] | undefined;
  let viewed: readonly Act[] | undefined;
  return {
    get bought() {
      if (bought) return bought;
      const customer = customerId ?? (visitorId === null ? null : findVisitorCustomer(app.db, shopId, visitorId));
      return (bought = customer === null ? [] : loadPurchaseHistory(app.db, shopId, customer));
    },
    get viewed() {
      return (viewed ??= visitorId === null ? [] : loadViewHistory(app.db, shopId, visitorId));
    },
  };
}
