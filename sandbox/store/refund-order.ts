import { changeStock } from './change-stock.ts';
import { countUp } from './count-up.ts';
import { gid } from './gid.ts';
import { money } from './money.ts';
import type { LineRecord, OrderRecord, RefundLineRecord, RefundRecord } from './records.ts';
import { requireOrder } from './require-order.ts';
import type { StoreParts } from './store-parts.ts';
import { sumUnits } from './sum-units.ts';

interface RefundInput {
  readonly lineId: string;
  readonly quantity: number;
}

/**
 * Give back units of order lines, with their money, and restock them. All units back leave the order REFUNDED.
 *
 * @throws {Error} if the order or a line is unknown, or more units are given back than are left.
 */
export function refundOrder(parts: StoreParts, orderId: string, lines: readonly RefundInput[]): OrderRecord {
  const refundIt = parts.sql.transaction(() => {
    const order = requireOrder(parts, orderId);
    if (lines.length === 0) throw new Error('Cannot refund the order: there must be at least one line.');
    const at = parts.now();
    const refundLineItems = lines.map((input) => refundLine(parts, order, input));
    const back = refundLineItems.reduce((sum, line) => sum + money.of(line.subtotalSet), 0);
    const left = money.of(order.currentTotalPriceSet) - back;
    const refund: RefundRecord = {
      id: gid.write('Refund', countUp(parts.sql, 'refund')),
      createdAt: at,
      processedAt: at,
      totalRefundedSet: money.bag(back, order.currencyCode),
      refundLineItems,
    };
    order.refunds.push(refund);
    order.updatedAt = at > order.updatedAt ? at : order.updatedAt;
    order.currentTotalPriceSet = money.bag(left, order.currencyCode);
    order.displayFinancialStatus = left > 0 ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
    parts.write.order(order);
    const variantOf = (lineId: string): string | undefined =>
      order.lineItems.find((line) => line.id === lineId)?.variant?.id;
    const { levels } = changeStock(parts, sumUnits(lines.map((line) => [variantOf(line.lineId), line.quantity])), at);
    return { order, refund, levels };
  });
  const { order, refund, levels } = refundIt.immediate();
  parts.tell({ kind: 'order-refunded', order, refund, levels });
  return order;
}

function refundLine(parts: StoreParts, order: OrderRecord, { lineId, quantity }: RefundInput): RefundLineRecord {
  const line = order.lineItems.find((candidate) => candidate.id === lineId);
  if (!line) throw new Error(`Cannot refund the order: the line must be of ${order.name}, got "${lineId}".`);
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > line.currentQuantity)
    throw new Error(
      `Cannot refund the order: the quantity must be between 1 and ${line.currentQuantity}, got ${quantity}.`,
    );
  const before = line.quantity - line.currentQuantity;
  line.currentQuantity -= quantity;
  const back = shareOf(line, before + quantity) - shareOf(line, before);
  return {
    id: gid.write('RefundLineItem', countUp(parts.sql, 'refundLine')),
    quantity,
    lineItem: { id: line.id },
    subtotalSet: money.bag(back, order.currencyCode),
  };
}

/** What the first `units` of a line cost: rounded so that all units together cost the line's total. */
function shareOf(line: LineRecord, units: number): number {
  return Math.round((money.of(line.discountedTotalSet) * units) / line.quantity);
}
