import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';

export type HeadRow = [
  orderId: number,
  orderedAt: number,
  customerId: number,
  country: string,
  source: string,
  discountMinor: number,
];
export type LineRow = [
  orderId: number,
  lineId: number,
  productId: number,
  variantId: number,
  quantity: number,
  currentQuantity: number,
  netMinor: number,
  isGiftCard: number,
  isSubscription: number,
];
export type RefundRow = [orderId: number, lineId: number, units: number, netMinor: number];

/** Some counted orders with their lines and refunds, each ascending by order and line; lines of other orders may be among them. */
export interface OrderPage {
  readonly heads: readonly HeadRow[];
  readonly lines: readonly LineRow[];
  readonly refunds: readonly RefundRow[];
}

/** Rows are read in pages: faster than one at a time, and few are in memory at once. */
const PAGE = 5000;

const HEADS = `SELECT orderId, orderedAt, coalesce(customerId, 0), coalesce(countryCode, ''), coalesce(sourceName, ''),
    coalesce(discountMinor, 0)
  FROM "Order" WHERE shopId = @shopId AND NOT test AND cancelledAt IS NULL AND`;
const LINES = `SELECT orderId, lineId, coalesce(productId, 0), coalesce(variantId, 0), quantity, currentQuantity, netMinor,
    isGiftCard, coalesce(isSubscription, 0)
  FROM OrderLine WHERE shopId = @shopId AND`;
const REFUNDS = 'SELECT orderId, lineId, sum(quantity), sum(netMinor) FROM RefundLine WHERE shopId = @shopId AND';
const BY_LINE = 'ORDER BY orderId, lineId';

/** Read all counted orders of a shop, ascending by id, a page at a time. */
export function* readOrderPages(db: Database, shopId: number): Iterable<OrderPage> {
  const between = 'orderId > @after AND orderId <= @upTo';
  const heads = prepareOnce(db, `${HEADS} orderId > @after ORDER BY orderId LIMIT ${PAGE}`).raw();
  const lines = prepareOnce(db, `${LINES} ${between} ${BY_LINE}`).raw();
  const refunds = prepareOnce(db, `${REFUNDS} ${between} GROUP BY orderId, lineId ${BY_LINE}`).raw();
  for (let after = -1; ;) {
    const page = heads.all({ shopId, after }) as HeadRow[];
    const upTo = page.at(-1)?.[0];
    if (upTo === undefined) return;
    const range = { shopId, after, upTo };
    yield { heads: page, lines: lines.all(range) as LineRow[], refunds: refunds.all(range) as RefundRow[] };
    after = upTo;
  }
}

/** Read the counted ones of these orders. */
export function readOrdersById(db: Database, shopId: number, orderIds: readonly number[]): OrderPage {
  const named = 'orderId IN (SELECT value FROM json_each(@orderIds))';
  const scope = { shopId, orderIds: JSON.stringify(orderIds) };
  const all = (text: string) => prepareOnce(db, text).raw().all(scope);
  return {
    heads: all(`${HEADS} ${named} ORDER BY orderId`) as HeadRow[],
    lines: all(`${LINES} ${named} ${BY_LINE}`) as LineRow[],
    refunds: all(`${REFUNDS} ${named} GROUP BY orderId, lineId ${BY_LINE}`) as RefundRow[],
  };
}
