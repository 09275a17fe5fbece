import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** The customer a visitor is known to be: of several, the one joined last. Null if there is none. */
export function findVisitorCustomer(db: Database, shopId: number, visitorId: string): number | null {
  const sql = `SELECT customerId FROM VisitorIdentity WHERE shopId = ? AND visitorId = ?
    ORDER BY joinedAt DESC, customerId DESC LIMIT 1`;
  return (prepareOnce(db, sql).pluck().get(shopId, visitorId) as number | undefined) ?? null;
}
