/**
 * Write whether a customer placed a counted order within instants; its question marks are the shop's id, the first instant
 * and the first after the last, in epoch milliseconds.
 *
 * @param customerId SQL of the statement around.
 */
export function writeOrderCheck(customerId: string): string {
  return `EXISTS (SELECT 1 FROM "Order" o WHERE o.shopId = ? AND o.customerId = ${customerId}
    AND NOT o.test AND o.cancelledAt IS NULL AND o.orderedAt >= ? AND o.orderedAt < ?)`;
}
