import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

const LAST_ACTS = 200;
const SQL = `SELECT productId, max(occurredAt) AS at FROM (
    SELECT productId, occurredAt, kind FROM Interaction WHERE shopId = ? AND visitorId = ?
    ORDER BY occurredAt DESC LIMIT ${LAST_ACTS}
  ) WHERE kind IN ('view', 'addToCart') AND productId IS NOT NULL GROUP BY productId ORDER BY at DESC, productId`;

/** Load what a visitor looked at or put into a cart lately: each product once with the last instant, newest first. */
export function loadViewHistory(
  db: Database,
  shopId: number,
  visitorId: string,
): { readonly productId: number; readonly at: number }[] {
  return prepareOnce(db, SQL).all(shopId, visitorId) as { productId: number; at: number }[];
}
