import { changeStock } from './change-stock.ts';
import { money } from './money.ts';
import { requireOrder } from './require-order.ts';
import type { OrderRecord } from './records.ts';
import type { StoreParts } from './store-parts.ts';
import { sumUnits } from './sum-units.ts';

/**
 * Cancel an order in full and put its units back on the shelf. Cancelling twice changes nothing.
 *
 * @throws {Error} if the order is unknown.
 */
export function cancelOrder(parts: StoreParts, orderId: string): OrderRecord {
  const cancel = parts.sql.transaction(() => {
    const order = requireOrder(parts, orderId);
    if (order.cancelledAt !== null) return { order, levels: undefined };
    const at = parts.now();
    const units = sumUnits(order.lineItems.map((line) => [line.variant?.id, line.currentQuantity]));
    const { levels } = changeStock(parts, units, at);
    for (const line of order.lineItems) line.currentQuantity = 0;
    order.cancelledAt = at;
    order.cancelReason = 'CUSTOMER';
    order.updatedAt = at;
    order.displayFinancialStatus = 'VOIDED';
    order.currentTotalPriceSet = money.bag(0, order.currencyCode);
    parts.write.order(order);
    return { order, levels };
  });
  const { order, levels } = cancel.immediate();
  if (levels) parts.tell({ kind: 'order-cancelled', order, levels });
  return order;
}
