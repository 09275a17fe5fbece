import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { BuyerRule } from './buyer-rule.ts';
import { openRule, type RuleShop } from './open-rule.ts';

/** Whether a rule names a customer as they are now; never one without a profile. */
export function isBuyerOf(db: Database, shop: RuleShop, rule: BuyerRule, customerId: number): boolean {
  const { sql, values } = openRule(db, shop, rule, { isOfOne: true });
  const statement = prepareOnce(db, `SELECT 1 FROM BuyerProfile AS buyer WHERE buyer.customerId = ? AND ${sql}`);
  return statement.get(customerId, ...values) !== undefined;
}
