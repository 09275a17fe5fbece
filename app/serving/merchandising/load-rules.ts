import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { parseRule } from './parse-rule.ts';
import type { StoredRule } from './rule.ts';

/** The rules of a shop, the oldest first. */
export function loadRules(db: Database, shopId: number): readonly StoredRule[] {
  const rows = prepareOnce(db, 'SELECT ruleId, rule FROM MerchandisingRule WHERE shopId = ? ORDER BY ruleId').all(
    shopId,
  ) as { ruleId: number; rule: string }[];
  return rows.flatMap(({ ruleId, rule: text }) => {
    const rule = parseRule(text);
    return rule ? [{ ruleId, rule }] : [];
  });
}
