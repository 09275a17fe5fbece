import { writeOrderCheck } from '../../ingest/write-order-check.ts';
import { writeOrdererQuery, type OrdererQuestion, type SqlPart } from '../../ingest/write-orderer-query.ts';
import { shiftDay } from '../../shift-day.ts';
import { startOfDay } from '../../start-of-day.ts';
import { DAY } from '../../time.ts';
import { BUYER_FIELDS } from './buyer-fields.ts';
import type { BuyerRule, Condition } from './buyer-rule.ts';

/** What a rule is read by: whose buyers, where days begin, and from when days are counted. */
export interface RuleContext {
  readonly shopId: number;
  readonly ianaTimezone: string;
  /** Instant of the shop's facts. */
  readonly asOf: number;
  /** Asked of one buyer, whom the rest of the statement names: whoever else bought the same is not looked up. */
  readonly isOfOne?: boolean;
  /** What stands for the customers of a question, or of a query, that is asked of all buyers once. */
  readonly keep?: (asked: OrdererQuestion | SqlPart) => SqlPart;
}

/**
 * Write a rule as a condition on the rows of `BuyerProfile AS buyer`, the shop included. Every value is bound to a
 * question mark; the text depends on the shape of the rule only.
 */
export function toSql({ all }: BuyerRule, context: RuleContext): SqlPart {
  const parts = all.map((condition) => {
    const { sql, values } = writeCondition(condition, context);
    return { sql: condition.not ? `NOT (${sql})` : `(${sql})`, values };
  });
  return {
    sql: ['buyer.shopId = ?', ...parts.map(({ sql }) => sql)].join(' AND '),
    values: [context.shopId, ...parts.flatMap(({ values }) => values)],
  };
}

function writeCondition(condition: Condition, context: RuleContext): SqlPart {
  const { ianaTimezone } = context;
  switch (condition.field) {
    case 'boughtProduct':
      return writeBought({ productIds: valuesOf(condition) }, context);
    case 'startedWith':
      return writeBought({ productIds: valuesOf(condition), isFirst: true }, context);
    case 'boughtType':
      return writeBought({ productTypes: valuesOf(condition) }, context);
    case 'orderedBetween':
      return writeOrdered(condition, context);
    case 'firstOrderBetween':
    case 'lastOrderBetween': {
      const column = condition.field === 'firstOrderBetween' ? 'firstOrderAt' : 'lastOrderAt';
      const { from, to } = readPeriod(condition, ianaTimezone);
      return { sql: `buyer.${column} >= ? AND buyer.${column} < ?`, values: [from, to] };
    }
    case 'secondOrderWithin':
      return writeSecondOrder(condition, context.asOf);
    case 'dueProduct':
      return keepBuyers(writeDue(condition, context), context);
    default:
      return writeComparison(condition, context);
  }
}

function writeBought(question: OrdererQuestion, { shopId, isOfOne, keep }: RuleContext): SqlPart {
  if (isOfOne) {
    const { sql, values } = writeOrdererQuery(shopId, {
      ...question,
      customers: { sql: 'buyer.customerId', values: [] },
    });
    return { sql: `EXISTS (${sql})`, values };
  }
  const { sql, values } = keep?.(question) ?? writeOrdererQuery(shopId, question);
  return { sql: `buyer.customerId IN (${sql})`, values };
}

/** A condition that is never unknown, asked of all buyers once. */
function keepBuyers(condition: SqlPart, { shopId, isOfOne, keep }: RuleContext): SqlPart {
  if (isOfOne || !keep) return condition;
  const text = `SELECT buyer.customerId FROM BuyerProfile AS buyer WHERE buyer.shopId = ? AND ${condition.sql}`;
  const { sql, values } = keep({ sql: text, values: [shopId, ...condition.values] });
  return { sql: `buyer.customerId IN (${sql})`, values };
}

/** The first two orders and the last answer for most; the orders between them are asked of the rest only. */
function writeOrdered(
  { did, ...period }: Extract<Condition, { field: 'orderedBetween' }>,
  { shopId, ianaTimezone }: RuleContext,
): SqlPart {
  const { from, to } = readPeriod(period, ianaTimezone);
  const sql = `buyer.firstOrderAt < ? AND buyer.lastOrderAt >= ?
    AND (buyer.firstOrderAt >= ? OR buyer.lastOrderAt < ? OR (buyer.orderCount > 2 AND buyer.secondOrderAt < ?
      AND (buyer.secondOrderAt >= ? OR ${writeOrderCheck('buyer.customerId')})))`;
  return { sql: did ? sql : `NOT (${sql})`, values: [to, from, from, to, to, from, shopId, from, to] };
}

function readPeriod(period: { readonly from: string; readonly to: string }, timeZone: string) {
  return { from: startOfDay(period.from, timeZone), to: startOfDay(shiftDay(period.to, 1), timeZone) };
}

function valuesOf<T>({
  is,
  in: several,
}: {
  readonly is?: T | undefined;
  readonly in?: readonly T[] | undefined;
}): readonly T[] {
  return several ?? (is === undefined ? [] : [is]);
}

function writeDue(condition: Extract<Condition, { field: 'dueProduct' }>, { asOf }: RuleContext): SqlPart {
  const { withinDays } = condition;
  const productIds = valuesOf(condition);
  // Most rows hold none of the products: looking for their letters spares reading the JSON.
  const mention = productIds.map(() => 'instr(buyer.dueProducts, ?)').join(' OR ');
  const until = withinDays === undefined ? '' : ` AND due.value ->> 'dueAt' <= ?`;
  return {
    sql: `buyer.dueAt IS NOT NULL AND (${mention}) AND EXISTS (SELECT 1 FROM json_each(buyer.dueProducts) due
      WHERE due.value ->> 'productId' IN (SELECT value FROM json_each(?))${until})`,
    values: [
      ...productIds.map((productId) => `"productId":${productId},`),
      JSON.stringify(productIds),
      ...(withinDays === undefined ? [] : [asOf + withinDays * DAY]),
    ],
  };
}

/** Unknown (NULL) for whose first order is younger than the window: there is still time. */
function writeSecondOrder({ days, did }: Extract<Condition, { field: 'secondOrderWithin' }>, asOf: number): SqlPart {
  const isBack = 'coalesce(buyer.secondOrderAt <= buyer.firstOrderAt + ?, 0)';
  return {
    sql: `CASE WHEN buyer.firstOrderAt <= ? THEN ${isBack} = ? END`,
    values: [asOf - days * DAY, days * DAY, did ? 1 : 0],
  };
}

type Comparison = Extract<Condition, { field: keyof typeof BUYER_FIELDS }>;

function writeComparison(condition: Comparison, { asOf }: RuleContext): SqlPart {
  const written = BUYER_FIELDS[condition.field].sql;
  const value = written.replaceAll('@asOf', '?');
  const instants = Array.from({ length: written.split('@asOf').length - 1 }, () => asOf);
  const compare = (sql: string, ...values: readonly (string | number)[]): SqlPart => ({
    sql: `${value} ${sql}`,
    values: [...instants, ...values],
  });
  if (typeof condition.is === 'boolean') return compare('= ?', condition.is ? 1 : 0);
  if (condition.is !== undefined) return compare('= ?', condition.is);
  if ('in' in condition && condition.in)
    return compare('IN (SELECT value FROM json_each(?))', JSON.stringify(condition.in));
  if ('between' in condition && condition.between) return compare('BETWEEN ? AND ?', ...condition.between);
  if ('atLeast' in condition && condition.atLeast !== undefined) return compare('>= ?', condition.atLeast);
  if ('atMost' in condition && condition.atMost !== undefined) return compare('<= ?', condition.atMost);
  throw new RangeError(`Cannot write a condition: ${condition.field} must be compared with something, got nothing.`);
}
