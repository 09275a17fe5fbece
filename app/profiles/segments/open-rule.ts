import type { Database } from '../../db.server.ts';
import type { SqlPart } from '../../ingest/write-orderer-query.ts';
import type { BuyerRule } from './buyer-rule.ts';
import { getAsOf } from './get-as-of.ts';
import { keepCustomers } from './keep-customers.ts';
import { toSql } from './to-sql.ts';

/** The shop whose buyers a rule is about. */
export interface RuleShop {
  readonly id: number;
  readonly ianaTimezone: string;
}

interface OpenOptions {
  /** Asked of one buyer, whom the rest of the statement names. */
  readonly isOfOne?: boolean;
}

/** A rule as a condition on the shop's buyers as they are now. */
export function openRule(
  db: Database,
  { id: shopId, ianaTimezone }: RuleShop,
  rule: BuyerRule,
  { isOfOne = false }: OpenOptions = {},
): SqlPart {
  const keep = (query: SqlPart) => keepCustomers(db, shopId, query);
  return toSql(rule, { shopId, ianaTimezone, asOf: getAsOf(db, shopId), isOfOne, keep });
}
