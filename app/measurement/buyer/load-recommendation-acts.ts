import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** What somebody did with a recommended product. */
export interface RecommendationAct {
  readonly kind: 'impression' | 'click' | 'addToCart';
  readonly placement: string;
  readonly productId: number | null;
  readonly occurredAt: number;
}

const COLUMNS = 'e.eventId, e.kind, e.placement, e.productId, e.occurredAt';
// By itself the database would look through every browser of the shop.
const SQL = `SELECT kind, placement, productId, occurredAt FROM (
    SELECT ${COLUMNS} FROM VisitorIdentity v INDEXED BY "VisitorIdentity_shopId_customerId_idx"
      CROSS JOIN RecommendationEvent e ON e.shopId = v.shopId AND e.visitorId = v.visitorId AND e.occurredAt < @before
      WHERE v.shopId = @shopId AND v.customerId = @customerId
    UNION
    SELECT ${COLUMNS} FROM RecommendationEvent e
      WHERE e.shopId = @shopId AND e.customerId = @customerId AND e.occurredAt < @before
  ) ORDER BY occurredAt DESC, eventId LIMIT @limit`;

/**
 * Load what a customer did with recommendations, logged in or in a browser known to be theirs, newest first.
 *
 * @param before only what happened earlier, in epoch milliseconds. @param limit at most so many.
 */
export function loadRecommendationActs(
  db: Database,
  shopId: number,
  customerId: number,
  { before, limit }: { readonly before: number; readonly limit: number },
): RecommendationAct[] {
  return prepareOnce(db, SQL).all({ shopId, customerId, before, limit }) as RecommendationAct[];
}
