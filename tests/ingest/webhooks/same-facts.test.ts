import { expect, test } from 'vitest';
import { createRowAcceptor, type Resource } from '#app/ingest/graphql/accept-rows.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { deliverWebhook } from '#tests/support/deliver-webhook.ts';
import { dumpFacts } from '#tests/support/dump-facts.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';

// The same record, as a bulk operation writes it and as a webhook carries it: both give the same facts.

const NOW = Date.parse('2026-06-01T00:00:00Z');
const bag = (amount: string, currencyCode = 'GBP') => ({ shopMoney: { amount, currencyCode } });
const AT = {
  createdAt: '2026-02-01T12:00:00Z',
  processedAt: '2026-02-01T11:59:59Z',
  updatedAt: '2026-02-03T00:00:00Z',
};
const at = {
  created_at: '2026-02-01T13:00:00+01:00',
  processed_at: '2026-02-01T06:59:59-05:00',
  updated_at: '2026-02-03T00:00:00Z',
};
const ORDER = { id: 'gid://shopify/Order/1', name: '#1', ...AT, currencyCode: 'GBP' };
const order = { id: 1, name: '#1', ...at, currency: 'GBP' };
const LINE = { id: 'gid://shopify/LineItem/11', __parentId: ORDER.id, quantity: 3 };
const line = { id: 11, quantity: 3 };

const PAIRS: readonly {
  readonly name: string;
  readonly resource: Resource;
  readonly rows: readonly object[];
  readonly topic: string;
  readonly payload: object;
}[] = [
  {
    name: 'an order with discounts of line and order level',
    resource: 'orders',
    rows: [
      {
        ...ORDER,
        ...{ cancelledAt: null, test: false, customer: { id: 'gid://shopify/Customer/7' } },
        ...{ shippingAddress: { countryCodeV2: 'FR' }, sourceName: 'web', totalDiscountsSet: bag('5.00') },
      },
      {
        ...LINE,
        currentQuantity: 2,
        originalUnitPriceSet: bag('33.33'),
        discountedTotalSet: bag('95.00'),
        discountAllocations: [{ allocatedAmountSet: bag('4.99') }, { allocatedAmountSet: bag('0.01') }],
        product: { id: 'gid://shopify/Product/5' },
        variant: { id: 'gid://shopify/ProductVariant/6' },
        isGiftCard: false,
      },
    ],
    topic: 'orders/updated',
    payload: {
      ...order,
      cancelled_at: null,
      test: false,
      customer: { id: 7, email: 'ada@example.com' },
      ...{ shipping_address: { city: 'Lyon', country_code: 'FR' }, source_name: 'web', total_discounts: '5.00' },
      line_items: [
        {
          ...line,
          current_quantity: 2,
          price: '33.33',
          total_discount: '4.99',
          discount_allocations: [{ amount: '4.99' }, { amount: '0.01' }],
          product_id: 5,
          variant_id: 6,
          gift_card: false,
        },
      ],
      refunds: [],
    },
  },
  {
    name: "a guest's cancelled test order with tax in its prices and a refund",
    resource: 'orders',
    rows: [
      { ...ORDER, cancelledAt: '2026-02-02T00:00:00Z', test: true, taxesIncluded: true, customer: null },
      {
        ...LINE,
        currentQuantity: 0,
        originalUnitPriceSet: bag('12.00'),
        discountAllocations: [],
        taxLines: [{ priceSet: bag('6.00') }],
        product: null,
        variant: null,
      },
      { id: 'gid://shopify/Refund/21', __parentId: ORDER.id, createdAt: '2026-02-02T00:00:00Z', processedAt: null },
      {
        id: 'gid://shopify/RefundLineItem/31',
        __parentId: 'gid://shopify/Refund/21',
        quantity: 3,
        lineItem: { id: LINE.id },
        subtotalSet: bag('36.00'),
        totalTaxSet: bag('6.00'),
      },
    ],
    topic: 'orders/cancelled',
    payload: {
      ...order,
      cancelled_at: '2026-02-02T00:00:00Z',
      test: true,
      taxes_included: true,
      customer: null,
      line_items: [
        {
          ...line,
          current_quantity: 0,
          price: '12.00',
          discount_allocations: [],
          tax_lines: [{ price: '6.00' }],
          product_id: null,
          variant_id: null,
        },
      ],
      refunds: [
        {
          id: 21,
          order_id: 1,
          created_at: '2026-02-02T00:00:00Z',
          processed_at: null,
          refund_line_items: [{ id: 31, line_item_id: 11, quantity: 3, subtotal: 36, total_tax: 6 }],
        },
      ],
    },
  },
  {
    name: 'an order that a subscription placed',
    resource: 'orders',
    rows: [
      { ...ORDER, sourceName: 'subscription_contract', shippingAddress: null, totalDiscountsSet: bag('0.00') },
      { ...LINE, originalUnitPriceSet: bag('9.00'), sellingPlan: { sellingPlanId: 'gid://shopify/SellingPlan/1' } },
    ],
    topic: 'orders/create',
    payload: {
      ...order,
      source_name: 'subscription_contract',
      shipping_address: null,
      total_discounts_set: { shop_money: { amount: '0.00', currency_code: 'GBP' } },
      line_items: [{ ...line, price: '9.00' }],
    },
  },
  {
    name: 'a gift card in yen',
    resource: 'orders',
    rows: [
      { ...ORDER, currencyCode: 'JPY' },
      {
        ...LINE,
        originalUnitPriceSet: bag('500', 'JPY'),
        discountedTotalSet: bag('1500', 'JPY'),
        isGiftCard: true,
        product: { id: 'gid://shopify/Product/5' },
        variant: null,
      },
    ],
    topic: 'orders/create',
    payload: {
      ...order,
      currency: 'JPY',
      line_items: [{ ...line, price: '500', total_discount: '0', gift_card: true, product_id: 5, variant_id: null }],
    },
  },
  {
    name: 'a product',
    resource: 'products',
    rows: [
      {
        ...{
          id: 'gid://shopify/Product/5',
          title: 'Beans',
          handle: 'beans',
          productType: 'Coffee',
          vendor: 'Northwind',
          status: 'ARCHIVED',
        },
        ...{
          tags: ['dark', 'beans'],
          isGiftCard: false,
          createdAt: AT.createdAt,
          updatedAt: AT.updatedAt,
          publishedAt: null,
        },
        featuredMedia: { preview: { image: { url: 'https://cdn.example/beans.png' } } },
      },
      {
        ...{
          id: 'gid://shopify/ProductVariant/6',
          __parentId: 'gid://shopify/Product/5',
          title: '250 g',
          position: 2,
          price: '8.50',
        },
        ...{
          compareAtPrice: '9.00',
          inventoryQuantity: 0,
          availableForSale: true,
          inventoryItem: { id: 'gid://shopify/InventoryItem/60' },
        },
      },
    ],
    topic: 'products/update',
    payload: {
      ...{
        id: 5,
        title: 'Beans',
        handle: 'beans',
        product_type: 'Coffee',
        vendor: 'Northwind',
        status: 'archived',
        tags: 'beans, dark',
      },
      ...{
        created_at: at.created_at,
        updated_at: at.updated_at,
        published_at: null,
        image: { src: 'https://cdn.example/beans.png' },
      },
      variants: [
        {
          id: 6,
          title: '250 g',
          position: 2,
          price: '8.50',
          compare_at_price: '9.00',
          inventory_quantity: 0,
          inventory_policy: 'continue',
          inventory_management: 'shopify',
          inventory_item_id: 60,
        },
      ],
    },
  },
  {
    name: 'a customer',
    resource: 'customers',
    rows: [{ id: 'gid://shopify/Customer/7', createdAt: AT.createdAt, updatedAt: AT.updatedAt }],
    topic: 'customers/update',
    payload: { id: 7, email: 'ada@example.com', created_at: at.created_at, updated_at: at.updated_at },
  },
];

test('what a customer agreed to: the webhook gives the fact of the row', async () => {
  const app = openTestApp({ now: () => NOW });
  const shopId = addTestShop(app.db);
  const writer = createFactWriter(app.db, shopId, null);
  const acceptor = createRowAcceptor({
    ...{ resource: 'customers', writer, currency: 'GBP', now: NOW },
    refuse: (line, reason) => expect.fail(`${line}: ${reason}`),
  });
  const row = { id: 'gid://shopify/Customer/7', updatedAt: AT.updatedAt };
  const defaultEmailAddress = { marketingState: 'UNSUBSCRIBED', marketingUpdatedAt: AT.createdAt };
  acceptor.accept(1, JSON.stringify({ ...row, defaultEmailAddress }));
  const read = () => app.db.sql.prepare('SELECT * FROM EmailConsent').all();
  const fromRow = read();
  app.db.sql.exec('DELETE FROM EmailConsent');
  await deliverWebhook(app, 'customers_email_marketing_consent/update', {
    customer_id: 7,
    email_address: 'ada@example.com',
    email_marketing_consent: { state: 'unsubscribed', consent_updated_at: at.created_at },
  });
  expect(read()).toEqual(fromRow);
  expect(fromRow).toMatchObject([{ customerId: 7, state: 'unsubscribed' }]);
});

test.each(PAIRS)('$name: the webhook gives the facts of the row', async ({ resource, rows, topic, payload }) => {
  const app = openTestApp({ now: () => NOW });
  const shopId = addTestShop(app.db);
  const writer = createFactWriter(app.db, shopId, null);
  const refuse = (line: number, reason: string) => expect.fail(`${line}: ${reason}`);
  const acceptor = createRowAcceptor({ resource, writer, currency: 'GBP', now: NOW, refuse });
  for (const [index, row] of rows.entries()) acceptor.accept(index + 1, JSON.stringify(row));
  acceptor.finish();
  writer.finish();
  const fromRows = dumpFacts(app.db, shopId);
  for (const table of ['Order', 'OrderLine', 'Refund', 'RefundLine', 'Customer', 'Product', 'Variant'])
    app.db.sql.exec(`DELETE FROM "${table}"`);
  await deliverWebhook(app, topic, payload);
  expect(app.db.sql.prepare('SELECT reason FROM DeadLetter').all()).toEqual([]);
  expect(dumpFacts(app.db, shopId)).toBe(fromRows);
  expect(fromRows).toMatch(/\[/);
});
