import type { Database } from '#app/db.server.ts';
import type { FactWriter, OrderFact, OrderLineFact, ProductFact, VariantFact } from '#app/ingest/facts.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';

export const T = 1_700_000_000_000;

export const order = (over: Partial<OrderFact> = {}): OrderFact => ({
  orderId: 1,
  name: '#1',
  orderedAt: T,
  updatedAt: T,
  cancelledAt: null,
  test: false,
  currency: 'GBP',
  customerId: 7,
  checkoutToken: null,
  countryCode: null,
  sourceName: null,
  discountMinor: null,
  discountCodes: null,
  ...over,
});

export const line = (over: Partial<OrderLineFact> = {}): OrderLineFact => ({
  orderId: 1,
  lineId: 11,
  productId: 5,
  variantId: 6,
  quantity: 3,
  currentQuantity: 3,
  netMinor: 900,
  isGiftCard: false,
  isSubscription: false,
  updatedAt: T,
  ...over,
});

export const product = (over: Partial<ProductFact> = {}): ProductFact => ({
  productId: 5,
  title: 'Espresso beans',
  handle: 'espresso-beans',
  productType: 'Coffee',
  vendor: 'Northwind',
  tags: ['dark', 'beans'],
  status: 'active',
  publishedAt: T,
  isGiftCard: false,
  imageUrl: null,
  createdAt: T,
  updatedAt: T,
  ...over,
});

export const variant = (over: Partial<VariantFact> = {}): VariantFact => ({
  productId: 5,
  variantId: 6,
  title: '250 g',
  position: 1,
  priceMinor: 850,
  compareAtMinor: null,
  inventoryItemId: 60,
  inventoryQuantity: 4,
  availableForSale: true,
  updatedAt: T,
  ...over,
});

/** Accept facts in one transaction. */
export function accept(db: Database, shopId: number, act: (facts: FactWriter) => void): void {
  const facts = createFactWriter(db, shopId, Buffer.alloc(32, 1));
  db.sql
    .transaction(() => {
      act(facts);
      facts.finish();
    })
    .immediate();
}
