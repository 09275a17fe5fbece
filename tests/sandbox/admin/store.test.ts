import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#sandbox/store/open-store.ts';
import type { SandboxStore } from '#sandbox/store/open-store.ts';
import { writeTestShop } from './write-test-shop.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const BEANS = 'gid://shopify/ProductVariant/1';
const TEA = 'gid://shopify/ProductVariant/3';

function openLittle(folder = writeTestShop(NOW), now = () => NOW): SandboxStore & { readonly folder: string } {
  const store = openStore({ folder, file: join(folder, 'store.db'), now });
  onTestFinished(() => {
    if (store.sql.open) store.close();
  });
  return { ...store, folder };
}

const order = (store: SandboxStore, variantId: string, quantity: number, customerId: string | null = null) =>
  store.placeOrder({ customerId, lines: [{ variantId, quantity }], checkoutToken: 'c', cartToken: 'k' });

test('a folder is read once: lines find their order wherever they stand, refunds theirs', () => {
  const store = openLittle();
  const first = store.getOrder('gid://shopify/Order/1001');
  expect(first?.lineItems.map((line) => line.id.split('/').at(-1))).toEqual(['1', '2', '5']);
  expect(store.getOrder('gid://shopify/Order/1002')?.refunds[0]?.refundLineItems).toHaveLength(1);
  expect(store.listProducts().map((product) => product.handle)).toEqual(['espresso-beans', 'sage-mug', 'green-tea']);
  expect(store.listCustomers(5).map((customer) => customer.displayName)).toEqual(['Ada Byron', 'Customer 2']);
});

/** A folder of these rows; files without rows are not there. */
function writeFolder(files: Readonly<Record<string, readonly object[]>>): string {
  const folder = writeTestShop(NOW);
  for (const name of ['products', 'customers', 'orders'])
    writeFileSync(join(folder, `${name}.jsonl`), (files[name] ?? []).map((row) => `${JSON.stringify(row)}\n`).join(''));
  return folder;
}

const at = '2026-01-02T03:04:05Z';
const gid = (type: string, id = 1) => `gid://shopify/${type}/${id}`;
const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: 'GBP' } });

test('what a merchant leaves out is filled in as Shopify does', () => {
  const discountAllocations = [{ allocatedAmountSet: bag('1.00') }];
  const line = { quantity: 2, originalUnitPriceSet: bag('5.00'), discountAllocations };
  const store = openLittle(
    writeFolder({
      products: [
        { id: gid('Product'), title: 'Crème brûlée – set', createdAt: at, publishedAt: at },
        { id: gid('ProductVariant'), __parentId: gid('Product'), price: '5.00' },
      ],
      customers: [{ id: gid('Customer'), createdAt: at }],
      orders: [
        { id: gid('Order'), name: '#1', createdAt: at },
        { id: gid('LineItem'), __parentId: gid('Order'), product: { id: gid('Product') }, ...line },
      ],
    }),
  );
  expect(store.getProduct(gid('Product'))).toMatchObject({
    ...{ handle: 'creme-brulee-set', vendor: 'Little', productType: '', tags: [], isGiftCard: false },
    ...{ status: 'ACTIVE', updatedAt: at },
    variants: [{ title: 'Default Title', sku: null, compareAtPrice: null, inventoryQuantity: 0 }],
  });
  expect(store.getCustomer(gid('Customer'))).toMatchObject({ tags: [], locale: 'en', updatedAt: at });
  expect(store.getOrder(gid('Order'))).toMatchObject({
    ...{ processedAt: at, test: false, customer: null, totalPriceSet: bag('9.00'), currentTotalPriceSet: bag('9.00') },
    // 2 x 5.00 less 1.00.
    lineItems: [{ title: 'Crème brûlée – set', currentQuantity: 2, sku: null, discountedTotalSet: bag('9.00') }],
  });
});

test.each([
  ['products', [{ id: gid('Product'), createdAt: at }], 'products.jsonl: line 1 must have title (text), got none.'],
  ['products', [{ id: gid('Product'), title: 'A', createdAt: 'soon' }], 'createdAt (instant), got "soon".'],
  ['customers', [{ id: gid('Customer'), createdAt: at, tags: 'a, b' }], 'line 1 must have tags (texts), got "a, b".'],
  [
    'orders',
    [
      { id: gid('Order'), name: '#1', createdAt: at },
      { id: gid('LineItem'), __parentId: gid('Order'), title: 'A', quantity: 1.5 },
    ],
    'orders.jsonl: line 2 must have quantity (count), got 1.5.',
  ],
])('a row of %s that lacks a field is refused by file, line and field', (file, rows, message) => {
  expect(() => openLittle(writeFolder({ [file]: rows }))).toThrow(message);
});

test('a guest lives where most of the shop’s orders go', () => {
  const store = openLittle();
  const placed = order(store, TEA, 1);
  expect(store.getOrder(placed.id)?.shippingAddress).toEqual({ countryCodeV2: 'GB' });
  const empty = openLittle(
    writeFolder({
      products: [
        { id: gid('Product'), title: 'A', createdAt: at, publishedAt: at },
        { id: gid('ProductVariant'), __parentId: gid('Product'), price: '5.00', inventoryQuantity: 1 },
      ],
    }),
  );
  expect(empty.getOrder(order(empty, gid('ProductVariant'), 1).id)?.shippingAddress).toBeNull();
});

test('ids and order numbers go on where the folder ended, also after a restart', () => {
  const first = openLittle();
  expect(order(first, TEA, 1)).toMatchObject({
    id: 'gid://shopify/Order/1004',
    name: '#1004',
    lines: [{ lineId: 'gid://shopify/LineItem/6' }],
  });
  first.close();
  const second = openLittle(first.folder);
  expect(order(second, TEA, 1)).toMatchObject({
    id: 'gid://shopify/Order/1005',
    name: '#1005',
    lines: [{ lineId: 'gid://shopify/LineItem/7' }],
  });
});

test('what cannot be ordered is refused, and nothing changes', () => {
  const store = openLittle();
  const told: string[] = [];
  store.subscribe((change) => told.push(change.kind));
  expect(() => order(store, TEA, 11)).toThrow('Cannot place the order: Green Tea must have 11 in stock, got 10.');
  expect(() => order(store, 'gid://shopify/ProductVariant/99', 1)).toThrow(/the variant must be known/);
  expect(() => order(store, TEA, 0)).toThrow('Cannot place the order: a quantity must be a positive integer, got 0.');
  expect(() => order(store, TEA, 1, 'gid://shopify/Customer/99')).toThrow(/the customer must be known/);
  // Two lines of six are twelve of one product.
  const two = [TEA, TEA].map((variantId) => ({ variantId, quantity: 6 }));
  expect(() => store.placeOrder({ customerId: null, lines: two, checkoutToken: 'c', cartToken: 'k' })).toThrow(
    /must have 12 in stock/,
  );
  expect(store.getVariant(TEA)?.variant.inventoryQuantity).toBe(10);
  expect(told).toEqual([]);
});

test('the last unit sold takes the product off sale, a refund brings it back', () => {
  const store = openLittle();
  const flips: boolean[] = [];
  store.subscribe((change) => {
    if (change.kind === 'order-placed') flips.push(change.soldOut.length > 0);
  });
  order(store, TEA, 9);
  const last = order(store, TEA, 1);
  expect(flips).toEqual([false, true]);
  expect(store.getVariant(TEA)?.variant).toMatchObject({ inventoryQuantity: 0, availableForSale: false });
  store.refundOrder(last.id, [{ lineId: last.lines[0]!.lineId, quantity: 1 }]);
  expect(store.getVariant(TEA)?.variant).toMatchObject({ inventoryQuantity: 1, availableForSale: true });
});

test('however the units of a line are given back, the money adds up to its total', () => {
  const store = openLittle();
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }), (parts) => {
      const units = parts.reduce((sum, part) => sum + part, 0);
      const placed = order(store, BEANS, units);
      for (const quantity of parts) store.refundOrder(placed.id, [{ lineId: placed.lines[0]!.lineId, quantity }]);
      const kept = store.getOrder(placed.id);
      const back = kept?.refunds.reduce(
        (sum, refund) => sum + Math.round(Number(refund.totalRefundedSet.shopMoney.amount) * 100),
        0,
      );
      // 12.50 a unit.
      expect(back).toBe(1250 * units);
      expect(kept).toMatchObject({
        displayFinancialStatus: 'REFUNDED',
        currentTotalPriceSet: { shopMoney: { amount: '0.00' } },
      });
      expect(() => store.refundOrder(placed.id, [{ lineId: placed.lines[0]!.lineId, quantity: 1 }])).toThrow(
        /between 1 and 0, got 1/,
      );
    }),
    { numRuns: 25 },
  );
});

test('cancelling twice is cancelling once', () => {
  const store = openLittle();
  const told: string[] = [];
  const placed = order(store, BEANS, 4);
  store.subscribe((change) => told.push(change.kind));
  store.cancelOrder(placed.id);
  store.cancelOrder(placed.id);
  expect(told).toEqual(['order-cancelled']);
  expect(store.getVariant(BEANS)?.variant.inventoryQuantity).toBe(10);
});

test('a product that changes or goes is seen at once', () => {
  const store = openLittle();
  expect(store.listProducts()).toHaveLength(3);
  store.updateProduct('gid://shopify/Product/2', { status: 'DRAFT' });
  expect(store.listProducts()).toHaveLength(2);
  store.updateProduct('gid://shopify/Product/1', { inventoryQuantity: 0 });
  expect(store.findProduct('espresso-beans')?.variants[0]).toMatchObject({
    inventoryQuantity: 0,
    availableForSale: false,
  });
  store.deleteProduct('gid://shopify/Product/3');
  expect(store.getVariant(TEA)).toBeUndefined();
});

test.each([
  [
    'orders.jsonl',
    '{"id":"gid://shopify/LineItem/9","__parentId":"gid://shopify/Order/9"}\n',
    /orders\.jsonl: line 1 must come after its order 9/,
  ],
  ['products.jsonl', 'not json\n', /products\.jsonl: line 1 must be a JSON object/],
  ['shop.json', '{"shop":"nowhere"}', /shop\.json shop must be a \*\.myshopify\.com domain/],
])('a %s that cannot be read is named with its line, and nothing is loaded', (name, text, message) => {
  const folder = writeTestShop(NOW);
  writeFileSync(join(folder, name), text);
  expect(() => openLittle(folder)).toThrow(message);
});

test('another shop’s file is not mistaken for this one', () => {
  const { folder, close } = openLittle();
  close();
  writeFileSync(join(folder, 'shop.json'), '{"shop":"other.myshopify.com","currencyCode":"GBP","ianaTimezone":"UTC"}');
  expect(() => openLittle(folder)).toThrow(/must hold other\.myshopify\.com, got little\.myshopify\.com/);
});
