import type { Database } from '#app/db.server.ts';

export interface TestLine {
  readonly productId: number | null;
  readonly quantity?: number;
  readonly currentQuantity?: number;
  readonly netMinor?: number;
  readonly isGiftCard?: boolean;
  /** Units given back, and the amount. */
  readonly refunded?: readonly { readonly quantity: number; readonly netMinor: number }[];
}

export interface TestOrder {
  readonly orderId: number;
  readonly orderedAt: number;
  readonly customerId?: number | null;
  readonly cancelledAt?: number | null;
  readonly test?: boolean;
  readonly lines: readonly TestLine[];
}

/** Put an order into the tables as accepted facts; line `i` gets the id `orderId * 100 + i`. */
export function insertOrder(db: Database, shopId: number, order: TestOrder): void {
  const at = order.orderedAt;
  db.sql
    .prepare(
      `INSERT OR REPLACE INTO "Order" (shopId, orderId, orderedAt, updatedAt, cancelledAt, test, currency, customerId)
       VALUES (?, ?, ?, ?, ?, ?, 'GBP', ?)`,
    )
    .run(shopId, order.orderId, at, at, order.cancelledAt ?? null, order.test ? 1 : 0, order.customerId ?? null);
  const line = db.sql.prepare(
    `INSERT OR REPLACE INTO OrderLine (shopId, orderId, lineId, productId, quantity, currentQuantity, netMinor, isGiftCard, updatedAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const refund = db.sql.prepare(
    `INSERT OR REPLACE INTO RefundLine (shopId, refundId, refundLineId, orderId, lineId, quantity, netMinor)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [
    index,
    { productId, quantity = 1, netMinor = 100, isGiftCard = false, ...rest },
  ] of order.lines.entries()) {
    const lineId = order.orderId * 100 + index;
    const refunded = (rest.refunded ?? []).reduce((sum, row) => sum + row.quantity, 0);
    const currentQuantity = rest.currentQuantity ?? quantity - refunded;
    line.run(shopId, order.orderId, lineId, productId, quantity, currentQuantity, netMinor, isGiftCard ? 1 : 0, at);
    for (const [n, row] of (rest.refunded ?? []).entries()) {
      refund.run(shopId, lineId * 10 + n, lineId * 10 + n, order.orderId, lineId, row.quantity, row.netMinor);
    }
  }
  if (order.customerId) {
    db.sql
      .prepare('INSERT OR IGNORE INTO StaleProfile (shopId, customerId) VALUES (?, ?)')
      .run(shopId, order.customerId);
  }
}
