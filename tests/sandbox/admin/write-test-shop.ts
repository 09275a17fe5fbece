import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: 'GBP' } });
const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`;

const PRODUCTS = [
  ['Espresso Beans', '12.50', 'Coffee'],
  ['Sage Mug', '9.00', 'Mugs'],
  ['Green Tea', '4.25', 'Tea'],
] as const;

/** Rows of orders.jsonl: two orders of customer 1 (the second half refunded), one of a guest. */
function orderRows(at: (daysAgo: number) => string): readonly unknown[] {
  const order = (id: number, daysAgo: number, total: string, customerId: number | null, left = total) => ({
    id: gid('Order', id),
    name: `#${id}`,
    createdAt: at(daysAgo),
    processedAt: at(daysAgo),
    updatedAt: at(daysAgo),
    cancelledAt: null,
    test: false,
    currencyCode: 'GBP',
    displayFinancialStatus: left === total ? 'PAID' : 'PARTIALLY_REFUNDED',
    totalPriceSet: bag(total),
    currentTotalPriceSet: bag(left),
    totalDiscountsSet: bag('0.00'),
    discountCodes: [],
    sourceName: 'web',
    customer: customerId === null ? null : { id: gid('Customer', customerId) },
    shippingAddress: { countryCodeV2: 'GB' },
  });
  const line = (
    id: number,
    orderId: number,
    product: number,
    quantity: number,
    price: string,
    total: string,
    left = quantity,
  ) => ({
    id: gid('LineItem', id),
    __parentId: gid('Order', orderId),
    title: PRODUCTS[product - 1]?.[0],
    sku: `SKU-${product}`,
    quantity,
    currentQuantity: left,
    originalUnitPriceSet: bag(price),
    discountedTotalSet: bag(total),
    product: { id: gid('Product', product) },
    variant: { id: gid('ProductVariant', product) },
  });
  return [
    order(1001, 100, '21.50', 1),
    line(1, 1001, 1, 1, '12.50', '12.50'),
    line(2, 1001, 2, 1, '9.00', '9.00'),
    order(1002, 20, '25.00', 1, '12.50'),
    line(3, 1002, 1, 2, '12.50', '25.00', 1),
    {
      id: gid('Refund', 1),
      __parentId: gid('Order', 1002),
      createdAt: at(18),
      processedAt: at(18),
      totalRefundedSet: bag('12.50'),
    },
    {
      id: gid('RefundLineItem', 1),
      __parentId: gid('Refund', 1),
      quantity: 1,
      lineItem: { id: gid('LineItem', 3) },
      subtotalSet: bag('12.50'),
    },
    order(1003, 5, '4.25', null),
    // Far from its siblings on purpose: children come after their parent, not beside it.
    line(4, 1003, 3, 1, '4.25', '4.25'),
    line(5, 1001, 3, 1, '4.25', '0.00'),
  ];
}

/** A shop folder of three products, two customers and three orders, removed when the test ends. Instants count back from `now`. */
export function writeTestShop(now: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-shop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (daysAgo: number): string => new Date(now - daysAgo * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const write = (name: string, rows: readonly unknown[]): void =>
    writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  writeFileSync(
    join(folder, 'shop.json'),
    JSON.stringify({
      shop: 'little.myshopify.com',
      name: 'Little',
      currencyCode: 'GBP',
      ianaTimezone: 'Europe/London',
    }),
  );
  write(
    'products.jsonl',
    PRODUCTS.flatMap(([title, price, productType], index) => [
      {
        id: gid('Product', index + 1),
        title,
        handle: title.toLowerCase().replace(' ', '-'),
        productType,
        vendor: 'Little',
        status: 'ACTIVE',
        tags: [],
        isGiftCard: false,
        createdAt: at(200),
        updatedAt: at(200 - index),
        publishedAt: at(200),
      },
      {
        id: gid('ProductVariant', index + 1),
        __parentId: gid('Product', index + 1),
        title: 'Default Title',
        sku: `SKU-${index + 1}`,
        price,
        compareAtPrice: null,
        inventoryQuantity: 10,
        availableForSale: true,
      },
    ]),
  );
  const customer = (id: number) => ({
    id: gid('Customer', id),
    createdAt: at(150),
    updatedAt: at(150),
    state: 'ENABLED',
    locale: 'en',
    tags: [],
  });
  write('customers.jsonl', [
    { ...customer(1), displayName: 'Ada Byron', habit: 'buys espresso beans every 3 weeks' },
    customer(2),
  ]);
  write('orders.jsonl', orderRows(at));
  return folder;
}
