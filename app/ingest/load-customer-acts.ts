import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** What somebody did on the storefront. */
export interface CustomerAct {
  readonly kind: 'view' | 'collectionView' | 'search' | 'addToCart' | 'purchase';
  readonly productId: number | null;
  readonly occurredAt: number;
}

// By itself the database would look through every browser of the shop.
const SQL = `SELECT i.kind, i.productId, i.occurredAt FROM VisitorIdentity v INDEXED BY "VisitorIdentity_shopId_customerId_idx"
  CROSS JOIN Interaction i ON i.shopId = v.shopId AND i.visitorId = v.visitorId AND i.occurredAt < @before
  WHERE v.shopId = @shopId AND v.customerId = @customerId
  ORDER BY i.occurredAt DESC, i.eventId LIMIT @limit`;

/**
 * Load what was done in the browsers that are known to be a customer's, newest first. A browser that two customers share
 * counts for both.
 *
 * @param before only what happened earlier, in epoch milliseconds. @param limit at most so many.
 */
export function loadCustomerActs(
  db: Database,
  shopId: number,
  customerId: number,
  { before, limit }: { readonly before: number; readonly limit: number },
): CustomerAct[] {
  return prepareOnce(db, SQL).all({ shopId, customerId, before, limit }) as CustomerAct[];
}
