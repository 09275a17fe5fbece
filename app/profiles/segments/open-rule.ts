import type { Database } from '../../db.server.ts';
import { findOrderers, type OrdersInMemory } from '../../ingest/find-orderers.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { OrdererQuestion, SqlPart } from '../../ingest/write-orderer-query.ts';
import type { BuyerRule } from './buyer-rule.ts';
import { getAsOf } from './get-as-of.ts';
import { keepCustomers } from './keep-customers.ts';
import { toSql } from './to-sql.ts';

/** The shop whose buyers a rule is about. */
export interface RuleShop {
  readonly id: number;
  readonly ianaTimezone: string;
  /** Its orders, where they are in memory: who bought what is found there. The answer is the same. */
  readonly orders?: OrdersInMemory | null;
}

interface OpenOptions {
  /** Asked of one buyer, whom the rest of the statement names. */
  readonly isOfOne?: boolean;
}

/** A rule as a condition on the shop's buyers as they are now. */
export function openRule(
  db: Database,
  { id: shopId, ianaTimezone, orders }: RuleShop,
  rule: BuyerRule,
  { isOfOne = false }: OpenOptions = {},
): SqlPart {
  const find = (asked: OrdererQuestion | SqlPart) =>
    'sql' in asked ? readCustomers(db, asked) : findOrderers(db, shopId, asked, orders);
  const keep = (asked: OrdererQuestion | SqlPart) => keepCustomers(db, shopId, asked, () => find(asked));
  return toSql(rule, { shopId, ianaTimezone, asOf: getAsOf(db, shopId), isOfOne, keep });
}

function readCustomers(db: Database, { sql, values }: SqlPart): number[] {
  return prepareOnce(db, sql)
    .pluck()
    .all(...values) as number[];
}
