import type { Database } from '../../db.server.ts';
import type { SqlPart } from '../../ingest/write-orderer-query.ts';
import type { BuyerRule } from './buyer-rule.ts';
import { getAsOf } from './get-as-of.ts';
import { toSql } from './to-sql.ts';

/** The shop whose buyers a rule is about. */
export interface RuleShop {
  readonly id: number;
  readonly ianaTimezone: string;
}

/** A rule as a condition on the shop's buyers as they are now. */
export function openRule(db: Database, { id: shopId, ianaTimezone }: RuleShop, rule: BuyerRule): SqlPart {
  return toSql(rule, { shopId, ianaTimezone, asOf: getAsOf(db, shopId) });
}
