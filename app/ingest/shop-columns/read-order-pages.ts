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

/** Orders by id: behind `after`, up to `upTo`. */
export interface OrderRange {
  readonly after: number;
  readonly upTo: number;
}

export const ALL_ORDERS: OrderRange = { after: -1, upTo: Number.MAX_SAFE_INTEGER };

/** Read the counted orders of a shop, ascending by id, a page at a time. */
export function* readOrderPages(db: Database, shopId: number, range: OrderRange = ALL_ORDERS): Iterable<OrderPage> {
  const between = 'orderId > @after AND orderId <= @upTo';
  const heads = prepareOnce(db, `${HEADS} ${between} ORDER BY orderId LIMIT ${PAGE}`).raw();
  const lines = prepareOnce(db, `${LINES} ${between} ${BY_LINE}`).raw();
  const refunds = prepareOnce(db, `${REFUNDS} ${between} GROUP BY orderId, lineId ${BY_LINE}`).raw();
  for (let after = range.after; ;) {
    const page = heads.all({ shopId, after, upTo: range.upTo }) as HeadRow[];
    const upTo = page.at(-1)?.[0];
    if (upTo === undefined) return;
    const ids = { shopId, after, upTo };
    yield { heads: page, lines: lines.all(ids) as LineRow[], refunds: refunds.all(ids) as RefundRow[] };
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
