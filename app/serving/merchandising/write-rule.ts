import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** Store a rule's text under its id; null takes the rule away. Inside the transaction of a change. */
export function writeRule(db: Database, shopId: number, ruleId: number, text: string | null): void {
  if (text === null) {
    prepareOnce(db, 'DELETE FROM MerchandisingRule WHERE shopId = ? AND ruleId = ?').run(shopId, ruleId);
    return;
  }
  prepareOnce(
    db,
    `INSERT INTO MerchandisingRule (shopId, ruleId, rule) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET rule = excluded.rule`,
  ).run(shopId, ruleId, text);
}
