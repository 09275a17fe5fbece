import type { Database } from '../../db.server.ts';
import { listCustomersOfOrder } from '../../ingest/list-customers-of-order.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { SqlPart } from '../../ingest/write-orderer-query.ts';
import { BUYER_COLUMNS, type BuyerRow } from './buyer-row.ts';
import type { BuyerRule } from './buyer-rule.ts';
import { openRule, type RuleShop } from './open-rule.ts';

/** What a list can be sorted by. */
export const SORTS = [
  'lastOrderAt',
  'netRevenueMinor',
  'orderCount',
  'averageOrderMinor',
  'orderProbability90',
  'clv365MeanMinor',
  'dueAt',
  'firstOrderAt',
  'customerId',
] as const;

export type BuyerSort = (typeof SORTS)[number];

/** Where a page begins: beside a row, by its sorted value and its customer. */
export interface ListEdge {
  readonly value: number | null;
  readonly customerId: number;
}

export interface ListQuery {
  readonly rule: BuyerRule;
  readonly sort: BuyerSort;
  readonly direction: 'asc' | 'desc';
  /** A customer id or the name of an order; '' for all. */
  readonly search: string;
  readonly after?: ListEdge | undefined;
  readonly before?: ListEdge | undefined;
}

export interface BuyerPage {
  readonly rows: readonly BuyerRow[];
  /** Where the next page begins, and where the one before ends; null where there is none. */
  readonly next: ListEdge | null;
  readonly previous: ListEdge | null;
}

export const PAGE_ROWS = 50;

/**
 * List a page of a rule's buyers. A page begins beside a row and not at a number, so that buyers who come or go meanwhile
 * move nobody across it. Equal values are sorted by customer, unknown ones come last.
 */
export function listBuyers(db: Database, shop: RuleShop, query: ListQuery): BuyerPage {
  const { before, after, sort } = query;
  const isBackward = before !== undefined;
  const isDescending = (query.direction === 'desc') !== isBackward;
  const parts = [openRule(db, shop, query.rule), ...search(db, shop.id, query.search)];
  const edge = before ?? after;
  if (edge) parts.push(writeEdge(sort, edge, { isBackward, isDescending }));
  const order = isDescending ? 'DESC' : 'ASC';
  const sorted = `ORDER BY buyer.${sort} ${order} NULLS ${isBackward ? 'FIRST' : 'LAST'}, buyer.customerId ${order}`;
  // Who is on the page is found in a narrow index, which holds all that lists are sorted by: then their rows are read.
  const statement = prepareOnce(
    db,
    `SELECT ${BUYER_COLUMNS} FROM BuyerProfile AS buyer WHERE buyer.shopId = ? AND buyer.customerId IN
       (SELECT customerId FROM BuyerProfile AS buyer WHERE ${parts.map(({ sql }) => `(${sql})`).join(' AND ')}
        ${sorted} LIMIT ${PAGE_ROWS + 1}) ${sorted}`,
  );
  const found = statement.all(shop.id, ...parts.flatMap(({ values }) => values)) as BuyerRow[];
  const isMore = found.length > PAGE_ROWS;
  const rows = found.slice(0, PAGE_ROWS);
  if (isBackward) rows.reverse();
  const edgeOf = (row: BuyerRow | undefined) => (row ? { value: row[sort], customerId: row.customerId } : null);
  return {
    rows,
    next: isMore || isBackward ? edgeOf(rows.at(-1)) : null,
    previous: (isBackward && isMore) || after ? edgeOf(rows[0]) : null,
  };
}

interface Way {
  readonly isBackward: boolean;
  readonly isDescending: boolean;
}

/** What lies behind a row on the way; unknown values are last, so first on the way back. */
function writeEdge(sort: BuyerSort, { value, customerId }: ListEdge, { isBackward, isDescending }: Way): SqlPart {
  const beyond = isDescending ? '<' : '>';
  const column = `buyer.${sort}`;
  if (value === null)
    return {
      sql: `${column} IS NULL AND buyer.customerId ${beyond} ?${isBackward ? ` OR ${column} IS NOT NULL` : ''}`,
      values: [customerId],
    };
  return {
    sql: `(${column}, buyer.customerId) ${beyond} (?, ?)${isBackward ? '' : ` OR ${column} IS NULL`}`,
    values: [value, customerId],
  };
}

function search(db: Database, shopId: number, text: string): SqlPart[] {
  const wanted = text.trim();
  if (wanted === '') return [];
  const ids = listCustomersOfOrder(db, shopId, wanted);
  if (/^\d{1,15}$/.test(wanted)) ids.push(Number(wanted));
  return [{ sql: 'unlikely(buyer.customerId IN (SELECT value FROM json_each(?)))', values: [JSON.stringify(ids)] }];
}
