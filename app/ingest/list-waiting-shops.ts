import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** Shops with something to read, found by jumping from one to the next: a flood of one costs the others nothing. */
export function listWaitingShops(db: Database): readonly number[] {
  const next = `SELECT min(shopId) FROM WebhookDelivery WHERE state = 'pending'`;
  return prepareOnce(
    db,
    `WITH RECURSIVE shop(id) AS (
       SELECT (${next}) UNION ALL SELECT (${next} AND shopId > shop.id) FROM shop WHERE shop.id IS NOT NULL
     ) SELECT id FROM shop WHERE id IS NOT NULL`,
  )
    .pluck()
    .all() as number[];
}
