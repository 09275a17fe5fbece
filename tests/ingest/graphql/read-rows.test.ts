import { expect, test } from 'vitest';
import { readCustomerRow } from '#app/ingest/graphql/read-customer-row.ts';
import { readLineRow } from '#app/ingest/graphql/read-line-row.ts';
import { readOrderRow } from '#app/ingest/graphql/read-order-row.ts';
import { readProductRow } from '#app/ingest/graphql/read-product-row.ts';
import { readRefundLineRow } from '#app/ingest/graphql/read-refund-line-row.ts';
import { readUnitCostRow } from '#app/ingest/graphql/read-unit-cost-row.ts';
import { readVariantRow } from '#app/ingest/graphql/read-variant-row.ts';

const HEAD = {
  orderId: 7,
  updatedAt: Date.UTC(2026, 0, 2),
  currency: 'GBP',
  taxesIncluded: false,
  isSubscription: false,
};
const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: 'GBP' } });
const ORDER = {
  id: 'gid://shopify/Order/7',
  name: '#1007',
  createdAt: '2026-01-01T10:00:00Z',
  processedAt: '2025-12-31T23:59:59Z',
  updatedAt: '2026-01-02T00:00:00Z',
  cancelledAt: null,
  test: false,
  currencyCode: 'GBP',
  customer: { id: 'gid://shopify/Customer/3' },
  shippingAddress: { countryCodeV2: 'GB' },
};
const LINE = {
  id: 'gid://shopify/LineItem/11',
  __parentId: 'gid://shopify/Order/7',
  quantity: 3,
  currentQuantity: 2,
  originalUnitPriceSet: bag('10.00'),
  product: { id: 'gid://shopify/Product/1' },
  variant: { id: 'gid://shopify/ProductVariant/2' },
};

test('readOrderRow: an order is dated by when it was processed, and keeps nothing of the person', () => {
  const shippingAddress = { ...ORDER.shippingAddress, zip: 'N1 1AA' };
  const stated = {
    sourceName: 'web',
    totalDiscountsSet: bag('1.83'),
    discountCodes: ['WELCOME10', ' SPRING', 'SPRING', 'x'.repeat(256)],
    email: 'ada@example.com',
  };
  const { order } = readOrderRow({ ...ORDER, ...stated, shippingAddress });
  expect(order).toEqual({
    orderId: 7,
    name: '#1007',
    orderedAt: Date.UTC(2025, 11, 31, 23, 59, 59),
    updatedAt: Date.UTC(2026, 0, 2),
    cancelledAt: null,
    test: false,
    currency: 'GBP',
    customerId: 3,
    checkoutToken: null,
    countryCode: 'GB',
    sourceName: 'web',
    discountMinor: 183,
    discountCodes: ['SPRING', 'WELCOME10'],
  });
});

test.each([
  [{ shippingAddress: null, sourceName: null, totalDiscountsSet: null }, [null, null, null]],
  [{ shippingAddress: undefined }, [null, null, null]],
  // Shopify's code for a country it does not know, and a name where a code should be.
  [{ shippingAddress: { countryCodeV2: 'ZZ' }, sourceName: '' }, [null, null, null]],
  [{ shippingAddress: { countryCodeV2: 'Germany' } }, [null, null, null]],
  [{ shippingAddress: { countryCodeV2: null }, totalDiscountsSet: bag('0.00') }, [null, null, 0]],
])('readOrderRow: what is not stated of an order is not known (%j)', (over, expected) => {
  const { order } = readOrderRow({ ...ORDER, ...over });
  expect([order.countryCode, order.sourceName, order.discountMinor]).toEqual(expected);
});

test('a line is bought by subscription if it has a selling plan, or its order came from a contract', () => {
  const renewal = readOrderRow({ ...ORDER, sourceName: 'subscription_contract_checkout_one' }).head;
  const placed = readOrderRow({ ...ORDER, sourceName: 'web' }).head;
  const sellingPlan = { sellingPlanId: 'gid://shopify/SellingPlan/1' };
  expect(readLineRow({ ...LINE, sellingPlan }, placed).isSubscription).toBe(true);
  expect(readLineRow({ ...LINE, sellingPlan: null }, placed).isSubscription).toBe(false);
  expect(readLineRow({ ...LINE, sellingPlan: null }, renewal).isSubscription).toBe(true);
});

test('readOrderRow: refunds listed inside the order come with it', () => {
  const refunds = [{ id: 'gid://shopify/Refund/5', createdAt: '2026-01-03T00:00:00Z', processedAt: null }];
  expect(readOrderRow({ ...ORDER, customer: null, refunds })).toMatchObject({
    order: { customerId: null },
    refunds: [{ refundId: 5, orderId: 7, refundedAt: Date.UTC(2026, 0, 3) }],
  });
});

test('readLineRow: the net is price times quantity less every discount allocation', () => {
  const discountAllocations = [{ allocatedAmountSet: bag('1.50') }, { allocatedAmountSet: bag('0.33') }];
  // 3 * 10.00 - 1.50 - 0.33 = 28.17; the line-level total is not looked at where allocations are stated.
  const row = { ...LINE, discountAllocations, discountedTotalSet: bag('28.50') };
  expect(readLineRow(row, HEAD)).toEqual({
    orderId: 7,
    lineId: 11,
    productId: 1,
    variantId: 2,
    quantity: 3,
    currentQuantity: 2,
    netMinor: 2817,
    isGiftCard: false,
    isSubscription: false,
    updatedAt: HEAD.updatedAt,
  });
});

test('readLineRow: without allocations the discounted total is the net; without either, the price', () => {
  expect(readLineRow({ ...LINE, discountedTotalSet: bag('28.50') }, HEAD).netMinor).toBe(2850);
  expect(readLineRow(LINE, HEAD).netMinor).toBe(3000);
});

test('readLineRow: tax leaves the net only where prices contain it', () => {
  const row = { ...LINE, taxLines: [{ priceSet: bag('4.00') }, { priceSet: bag('1.00') }] };
  expect(readLineRow(row, HEAD).netMinor).toBe(3000);
  expect(readLineRow(row, { ...HEAD, taxesIncluded: true }).netMinor).toBe(2500); // 30.00 - 5.00
});

test('readRefundLineRow: the net is the subtotal, less tax where prices contain it', () => {
  const row = {
    id: 'gid://shopify/RefundLineItem/9',
    quantity: 1,
    lineItem: { id: 'gid://shopify/LineItem/11' },
    subtotalSet: bag('12.00'),
    totalTaxSet: bag('2.00'),
  };
  expect(readRefundLineRow(row, 5, HEAD)).toEqual({
    refundId: 5,
    refundLineId: 9,
    orderId: 7,
    lineId: 11,
    quantity: 1,
    netMinor: 1200,
  });
  expect(readRefundLineRow(row, 5, { ...HEAD, taxesIncluded: true }).netMinor).toBe(1000);
});

test('readCustomerRow: a customer is an id, two instants and whether e-mails may be sent', () => {
  const row = { id: 'gid://shopify/Customer/3', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-02T00:00:00Z' };
  expect(readCustomerRow({ ...row, displayName: 'Ada', defaultAddress: { countryCodeV2: 'GB' } })).toEqual({
    customer: { customerId: 3, createdAt: Date.UTC(2026, 0, 1), updatedAt: Date.UTC(2026, 0, 2) },
    emailConsent: null,
  });
  const consent = (marketingState: string, marketingUpdatedAt: string | null) =>
    readCustomerRow({ ...row, defaultEmailAddress: { marketingState, marketingUpdatedAt } }).emailConsent;
  const updatedAt = Date.UTC(2026, 0, 3);
  expect(consent('SUBSCRIBED', '2026-01-03T00:00:00Z')).toEqual({ customerId: 3, state: 'subscribed', updatedAt });
  expect(consent('INVALID', '2026-01-03T00:00:00Z')).toEqual({ customerId: 3, state: null, updatedAt });
  // Never asked: nothing is known.
  expect(consent('NOT_SUBSCRIBED', null)).toBeNull();
});

test('readProductRow and readVariantRow: short rows and full rows are read alike', () => {
  const product = {
    id: 'gid://shopify/Product/1',
    title: 'Sage Mug',
    handle: 'sage-mug',
    status: 'UNLISTED',
    tags: ['mug', 'green'],
    featuredMedia: { preview: { image: { url: 'https://cdn.example/1.jpg' } } },
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-02T00:00:00Z',
  };
  expect(readProductRow(product)).toMatchObject({
    productId: 1,
    status: 'draft',
    productType: '',
    imageUrl: 'https://cdn.example/1.jpg',
    publishedAt: null,
  });
  const head = { productId: 1, updatedAt: 5, currency: 'JPY' };
  const variant = { id: 'gid://shopify/ProductVariant/2', price: '1200', compareAtPrice: null, inventoryQuantity: 0 };
  expect(readVariantRow(variant, head)).toMatchObject({ priceMinor: 1200, position: 1, availableForSale: false });
  const full = {
    ...variant,
    position: 2,
    inventoryPolicy: 'CONTINUE',
    inventoryItem: { id: 'gid://shopify/InventoryItem/8' },
  };
  expect(readVariantRow(full, head)).toMatchObject({ position: 2, availableForSale: true, inventoryItemId: 8 });
});

test.each([
  [
    () => readLineRow({ ...LINE, quantity: -3 }, HEAD),
    'Cannot read order line: quantity must not be negative, got -3.',
  ],
  [
    () => readLineRow({ ...LINE, quantity: 1.5 }, HEAD),
    'Cannot read order line: quantity must be a whole number, got 1.5.',
  ],
  [
    () => readLineRow({ ...LINE, originalUnitPriceSet: bag('ten') }, HEAD),
    'Cannot read order line: originalUnitPriceSet must be a decimal amount in GBP, got "ten".',
  ],
  [
    () => readLineRow({ ...LINE, product: { id: 'gid://shopify/Order/1' } }, HEAD),
    'Cannot read order line: product.id must be a gid of Product, got "gid://shopify/Order/1".',
  ],
  [
    () => readOrderRow({ ...ORDER, updatedAt: 'yesterday' }),
    'Cannot read order: updatedAt must be an ISO 8601 instant since 1970, got "yesterday".',
  ],
  [
    () => readOrderRow({ ...ORDER, currencyCode: undefined }),
    'Cannot read order: currencyCode must be a currency code, got nothing.',
  ],
])('a malformed row is refused in one sentence: %#', (read, sentence) => {
  expect(read).toThrow(sentence);
});

test('unit cost: the version is that of the item; none, or one in another currency, is no cost; silence is no fact', () => {
  const head = { productId: 1, updatedAt: 5000, currency: 'GBP' };
  const read = (item: object | null) => readUnitCostRow({ inventoryItem: item }, head);
  const item = { id: 'gid://shopify/InventoryItem/60', updatedAt: '1970-01-01T00:00:09Z' };
  const cost = { amount: '3.405', currencyCode: 'GBP' };
  expect(read({ ...item, unitCost: cost })).toEqual({ inventoryItemId: 60, costMinor: 341, updatedAt: 9000 });
  expect(read({ ...item, updatedAt: undefined, unitCost: cost })).toMatchObject({ updatedAt: 5000 });
  expect(read({ ...item, unitCost: null })).toMatchObject({ inventoryItemId: 60, costMinor: null });
  expect(read({ ...item, unitCost: { ...cost, currencyCode: 'EUR' } })).toMatchObject({ costMinor: null });
  expect(read(item)).toBeNull();
  expect(read(null)).toBeNull();
  expect(() => read({ ...item, unitCost: { amount: '-1' } })).toThrow(
    'Cannot read variant: inventoryItem.unitCost.amount must not be negative, got "-1".',
  );
});
