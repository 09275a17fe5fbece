import type { Database } from '#app/db.server.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';

/** Write an order of one line as a webhook's is written. */
export function placeOrder(db: Database, shopId: number, orderId: number): void {
  const writer = createFactWriter(db, shopId, null);
  const at = Date.UTC(2026, 9, 1) + orderId;
  db.sql
    .transaction(() => {
      writer.order({
        orderId,
        name: `#${orderId}`,
        orderedAt: at,
        updatedAt: at,
        cancelledAt: null,
        test: false,
        currency: 'USD',
        customerId: 5_000_001,
        checkoutToken: null,
        countryCode: 'US',
        sourceName: 'web',
        discountMinor: 0,
        discountCodes: [],
      });
      writer.orderLine({
        orderId,
        lineId: orderId * 10,
        productId: 1,
        variantId: 10_001,
        quantity: 1,
        currentQuantity: 1,
        netMinor: 900,
        isGiftCard: false,
        isSubscription: false,
        updatedAt: at,
      });
      writer.finish();
    })
    .immediate();
}
