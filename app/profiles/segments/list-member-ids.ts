import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { BuyerRule } from './buyer-rule.ts';
import { openRule, type RuleShop } from './open-rule.ts';

/** The customer ids of a rule's buyers as they are now, ascending. */
export function listMemberIds(db: Database, shop: RuleShop, rule: BuyerRule): number[] {
  const { sql, values } = openRule(db, shop, rule);
  const statement = prepareOnce(db, `SELECT customerId FROM BuyerProfile AS buyer WHERE ${sql} ORDER BY customerId`);
  return statement.pluck().all(...values) as number[];
}
