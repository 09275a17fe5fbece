import { GIFT_CARD } from '#ml/measurement/shop-columns.ts';
import { settleLine } from '../settle-line.ts';
import { createNames } from './create-names.ts';
import type { HeadRow, LineRow, OrderPage, RefundRow } from './read-order-pages.ts';

/** Orders as they were read, ascending by id, lines in the order of their orders; room for more behind `orders` and `lines`. */
export interface CollectedOrders {
  orders: number;
  lines: number;
  readonly orderIds: Float64Array;
  readonly orderedAt: Float64Array;
  readonly customerIds: Float64Array;
  readonly country: Uint16Array;
  readonly source: Uint16Array;
  readonly isDiscounted: Uint8Array;
  readonly lineOffsets: Uint32Array;
  readonly lineProduct: Int32Array;
  readonly lineVariantIds: Float64Array;
  readonly lineUnits: Float64Array;
  readonly lineNetMinor: Float64Array;
  readonly lineIsSubscription: Uint8Array;
  readonly countries: readonly string[];
  readonly sources: readonly string[];
  readonly productIds: readonly number[];
}

/** What a Uint16 can point at. */
export const MOST_NAMES = 65_536;

/** Collect orders from pages into columns. @param room the most orders and lines that can come. */
export function collectOrders(
  pages: Iterable<OrderPage>,
  room: { readonly orders: number; readonly lines: number },
): CollectedOrders {
  const countries = createNames('', MOST_NAMES);
  const sources = createNames('', MOST_NAMES);
  const products = createNames<number>();
  const into: CollectedOrders = {
    orders: 0,
    lines: 0,
    orderIds: new Float64Array(room.orders),
    orderedAt: new Float64Array(room.orders),
    customerIds: new Float64Array(room.orders),
    country: new Uint16Array(room.orders),
    source: new Uint16Array(room.orders),
    isDiscounted: new Uint8Array(room.orders),
    lineOffsets: new Uint32Array(room.orders + 1),
    lineProduct: new Int32Array(room.lines),
    lineVariantIds: new Float64Array(room.lines),
    lineUnits: new Float64Array(room.lines),
    lineNetMinor: new Float64Array(room.lines),
    lineIsSubscription: new Uint8Array(room.lines),
    countries: countries.list,
    sources: sources.list,
    productIds: products.list,
  };
  const positionOf = ([, , productId, , , , , isGiftCard]: LineRow): number =>
    productId === 0 ? -1 : isGiftCard ? GIFT_CARD : products.positionOf(productId);
  for (const { heads, lines, refunds } of pages) {
    let line = 0;
    let refund = 0;
    for (const head of heads) {
      addHead(into, head, countries.positionOf(head[3]), sources.positionOf(head[4]));
      while (line < lines.length && lines[line]![0] < head[0]) line += 1;
      for (; line < lines.length && lines[line]![0] === head[0]; line++) {
        const row = lines[line]!;
        while (refund < refunds.length && isBefore(refunds[refund]!, row)) refund += 1;
        addLine(into, row, refunds[refund], positionOf(row));
      }
      into.lineOffsets[into.orders] = into.lines;
    }
  }
  return into;
}

function addHead(into: CollectedOrders, head: HeadRow, country: number, source: number): void {
  const at = into.orders++;
  into.orderIds[at] = head[0];
  into.orderedAt[at] = head[1];
  into.customerIds[at] = head[2];
  into.country[at] = country;
  into.source[at] = source;
  into.isDiscounted[at] = head[5] > 0 ? 1 : 0;
}

function isBefore(refund: RefundRow, line: LineRow): boolean {
  return refund[0] < line[0] || (refund[0] === line[0] && refund[1] < line[1]);
}

/** @param refund the first that is not before the line: its own, or that of another. */
function addLine(into: CollectedOrders, row: LineRow, refund: RefundRow | undefined, product: number): void {
  const [orderId, lineId, , variantId, quantity, currentQuantity, netMinor, isGiftCard, isSubscription] = row;
  const isOwn = refund !== undefined && refund[0] === orderId && refund[1] === lineId;
  const settled = settleLine({
    quantity,
    currentQuantity,
    netMinor,
    refundedUnits: isOwn ? refund[2] : 0,
    refundedMinor: isOwn ? refund[3] : 0,
  });
  const at = into.lines++;
  into.lineProduct[at] = product;
  // Of a gift card nothing is kept in stock: what one costs would be money that was never spent.
  into.lineVariantIds[at] = isGiftCard ? 0 : variantId;
  into.lineUnits[at] = settled.remainingUnits;
  into.lineNetMinor[at] = isGiftCard ? 0 : settled.netMinor;
  into.lineIsSubscription[at] = isSubscription ? 1 : 0;
}
