import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** The stored text of a rule; null if there is none of that id. */
export function readRule(db: Database, shopId: number, ruleId: number): string | null {
  const read = prepareOnce(db, 'SELECT rule FROM MerchandisingRule WHERE shopId = ? AND ruleId = ?').pluck();
  return (read.get(shopId, ruleId) as string | undefined) ?? null;
}
