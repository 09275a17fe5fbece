import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { BuyerRule } from './buyer-rule.ts';
import { openRule, type RuleShop } from './open-rule.ts';

/** How many buyers a rule names, and what they are worth. */
export interface BuyerCount {
  readonly buyers: number;
  readonly netRevenueMinor: number;
  /** Net revenue to expect of them in 365 days: the sum over those of whom it can be told; null where of nobody. */
  readonly expected365Minor: number | null;
}

/** Count the buyers of a rule as they are now. */
export function countBuyers(db: Database, shop: RuleShop, rule: BuyerRule): BuyerCount {
  const { sql, values } = openRule(db, shop, rule);
  const statement = prepareOnce(
    db,
    `SELECT count(*) AS buyers, coalesce(sum(netRevenueMinor), 0) AS netRevenueMinor, sum(clv365MeanMinor) AS expected365Minor
     FROM BuyerProfile AS buyer WHERE ${sql}`,
  );
  return statement.get(...values) as BuyerCount;
}
