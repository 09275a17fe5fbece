import { expect, test } from 'vitest';
import { z } from 'zod';
import { createDemoShop } from '#sandbox/demo-shop/create-demo-shop.ts';

const END = Date.parse('2026-11-22T12:00:00Z');
const DAY = 86_400_000;
const demo = createDemoShop({ seed: 1, endAt: END });

const instant = z.iso.datetime();
const money = z.string().regex(/^\d+\.\d\d$/);
const bag = z.object({ shopMoney: z.object({ amount: money, currencyCode: z.literal('GBP') }) });
const gid = (type: string) => z.string().regex(new RegExp(`^gid://shopify/${type}/\\d+$`));
const product = z.strictObject({
  id: gid('Product'),
  title: z.string().min(3),
  handle: z.string().regex(/^[a-z0-9-]+$/),
  productType: z.string().min(3),
  vendor: z.string().min(3),
  status: z.enum(['ACTIVE', 'DRAFT']),
  tags: z.array(z.string()),
  isGiftCard: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.nullable(),
  descriptionHtml: z.string().regex(/^<p>.{30,}<\/p>$/),
});
const variant = z.strictObject({
  id: gid('ProductVariant'),
  __parentId: gid('Product'),
  title: z.string().min(1),
  sku: z.string(),
  price: money,
  compareAtPrice: money.nullable(),
  inventoryQuantity: z.int().min(0),
  availableForSale: z.boolean(),
  inventoryItem: z.strictObject({
    id: gid('InventoryItem'),
    updatedAt: instant,
    unitCost: z.strictObject({ amount: money, currencyCode: z.literal('GBP') }).nullable(),
  }),
});
const order = z.looseObject({
  id: gid('Order'),
  name: z.string(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  test: z.literal(false),
  totalPriceSet: bag,
  currentTotalPriceSet: bag,
  totalDiscountsSet: bag,
  customer: z.object({ id: gid('Customer') }).nullable(),
  sourceName: z.string(),
  shippingAddress: z.strictObject({ countryCodeV2: z.string().regex(/^[A-Z]{2}$/) }).nullable(),
});
const line = z.looseObject({
  id: gid('LineItem'),
  __parentId: gid('Order'),
  quantity: z.int().positive(),
  currentQuantity: z.int().min(0),
  originalUnitPriceSet: bag,
  discountedTotalSet: bag,
  product: z.object({ id: gid('Product') }),
  variant: z.object({ id: gid('ProductVariant') }),
  sellingPlan: z.object({ sellingPlanId: gid('SellingPlan') }).nullable(),
});
const refund = z.looseObject({ id: gid('Refund'), __parentId: gid('Order'), totalRefundedSet: bag });
const refundLine = z.looseObject({ id: gid('RefundLineItem'), __parentId: gid('Refund'), subtotalSet: bag });

const rowsOf = <T>(rows: readonly object[], type: string, schema: z.ZodType<T>): T[] =>
  rows.filter((row) => (row as { id: string }).id.startsWith(`gid://shopify/${type}/`)).map((row) => schema.parse(row));
const minor = (amount: z.infer<typeof bag>) => Math.round(Number(amount.shopMoney.amount) * 100);
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

function groupByParent<T extends { readonly __parentId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.__parentId, [...(groups.get(row.__parentId) ?? []), row]);
  return groups;
}

const products = rowsOf(demo.products, 'Product', product);
const variants = rowsOf(demo.products, 'ProductVariant', variant);
const orders = rowsOf(demo.orders, 'Order', order);
const lines = rowsOf(demo.orders, 'LineItem', line);

test('the same seed and end give the same rows, another seed gives others', () => {
  expect(createDemoShop({ seed: 1, endAt: END })).toEqual(demo);
  expect(createDemoShop({ seed: 2, endAt: END }).orders).not.toEqual(demo.orders);
});

test('the catalogue is one of a shop: about 120 products of a dozen types, with one of each oddity', () => {
  expect(products.length).toBeGreaterThan(110);
  expect(new Set(products.map(({ productType }) => productType)).size).toBeGreaterThanOrEqual(12);
  expect(new Set(products.map(({ handle }) => handle)).size).toBe(products.length);
  expect(products.filter(({ status }) => status === 'DRAFT')).toHaveLength(1);
  expect(products.filter(({ isGiftCard }) => isGiftCard)).toHaveLength(1);
  expect(variants.filter(({ availableForSale }) => !availableForSale)).toHaveLength(1);
  expect(variants.length).toBeGreaterThan(products.length);
});

test('every variant but those of the gift card has a unit cost that leaves 25 to 60 % of the price', () => {
  const giftCards = new Set(products.flatMap(({ id, isGiftCard }) => (isGiftCard ? [id] : [])));
  for (const { __parentId, price, inventoryItem } of variants) {
    const { unitCost } = inventoryItem;
    expect(unitCost === null).toBe(giftCards.has(__parentId));
    if (unitCost) expect(Math.abs(1 - Number(unitCost.amount) / Number(price) - 0.425)).toBeLessThan(0.18);
  }
});

test('orders end at the end, and every line belongs to an order and a variant of the catalogue', () => {
  for (const { createdAt, updatedAt } of orders) {
    expect(Date.parse(createdAt)).toBeGreaterThan(END - 430 * DAY);
    expect(Date.parse(updatedAt)).toBeLessThanOrEqual(END);
  }
  const orderIds = new Set(orders.map(({ id }) => id));
  const parents = new Map(variants.map(({ id, __parentId }) => [id, __parentId]));
  for (const bought of lines) {
    expect(orderIds.has(bought.__parentId)).toBe(true);
    expect(parents.get(bought.variant.id)).toBe(bought.product.id);
  }
});

test('most orders come over the web and stay in Britain; what is bought over the counter is sent nowhere', () => {
  const share = (test: (each: (typeof orders)[number]) => boolean) => orders.filter(test).length / orders.length;
  expect(share(({ sourceName }) => sourceName === 'web')).toBeGreaterThan(0.8);
  expect(share(({ sourceName }) => sourceName === 'pos')).toBeGreaterThan(0.04);
  const sent = orders.filter(({ shippingAddress }) => shippingAddress !== null);
  const home = sent.filter(({ shippingAddress }) => shippingAddress?.countryCodeV2 === 'GB').length / sent.length;
  expect(home).toBeGreaterThan(0.8);
  expect(home).toBeLessThan(0.97);
  for (const { sourceName, shippingAddress } of orders) if (sourceName === 'pos') expect(shippingAddress).toBeNull();
});

test('a few customers subscribe: their first order is their own, later ones come from the contract', () => {
  const planned = new Set(lines.filter(({ sellingPlan }) => sellingPlan).map(({ __parentId }) => __parentId));
  const renewals = orders.filter(({ sourceName }) => sourceName === 'subscription_contract');
  expect(renewals.length).toBeGreaterThan(20);
  expect(renewals.length).toBeLessThan(0.1 * orders.length);
  for (const { id } of renewals) expect(planned.has(id)).toBe(true);
  const seen = new Set<string>();
  for (const { id, customer, sourceName } of orders) {
    if (!planned.has(id) || !customer) continue;
    if (!seen.has(customer.id)) expect(sourceName).toMatch(/^(web|subscription_contract)$/);
    seen.add(customer.id);
  }
});

test('money adds up: lines, discounts and refunds make the totals of their order', () => {
  const byOrder = groupByParent(lines);
  const refunds = rowsOf(demo.orders, 'Refund', refund);
  const refundLines = groupByParent(rowsOf(demo.orders, 'RefundLineItem', refundLine));
  const refundedBy = new Map(refunds.map((row) => [row.__parentId, minor(row.totalRefundedSet)]));
  for (const row of refunds)
    expect(sum(refundLines.get(row.id)!.map(({ subtotalSet }) => minor(subtotalSet)))).toBe(
      minor(row.totalRefundedSet),
    );
  for (const head of orders) {
    const own = byOrder.get(head.id)!;
    const total = sum(own.map(({ discountedTotalSet }) => minor(discountedTotalSet)));
    const gross = sum(own.map(({ originalUnitPriceSet, quantity }) => minor(originalUnitPriceSet) * quantity));
    expect(minor(head.totalPriceSet)).toBe(total);
    expect(minor(head.totalDiscountsSet)).toBe(gross - total);
    expect(minor(head.currentTotalPriceSet)).toBe(total - (refundedBy.get(head.id) ?? 0));
    if (head.cancelledAt) expect(own.every(({ currentQuantity }) => currentQuantity === 0)).toBe(true);
  }
  expect(refunds.length).toBeGreaterThan(50);
});

test('most buyers come once, about four in ten come back, and some are guests', () => {
  const counts = new Map<string, number>();
  const counted = orders.filter(({ cancelledAt }) => cancelledAt === null);
  for (const { customer } of counted) if (customer) counts.set(customer.id, (counts.get(customer.id) ?? 0) + 1);
  const repeatRate = [...counts.values()].filter((count) => count > 1).length / counts.size;
  expect(repeatRate).toBeGreaterThan(0.35);
  expect(repeatRate).toBeLessThan(0.45);
  expect(counted.filter(({ customer }) => customer === null).length).toBeGreaterThan(300);
});

test('Ada buys espresso beans every three weeks and is due again in two days', () => {
  const ada = (demo.customers as { id: string; displayName: string; habit: string }[])[0]!;
  expect([ada.displayName, ada.habit]).toEqual(['Ada Lindqvist', 'buys espresso beans every 3 weeks']);
  const house = products.find(({ title }) => title === 'House Espresso Beans')!.id;
  const own = new Map(orders.filter(({ customer }) => customer?.id === ada.id).map((row) => [row.id, row.createdAt]));
  const days = lines
    .filter((bought) => own.has(bought.__parentId) && bought.product.id === house)
    .map((bought) => (END - Date.parse(own.get(bought.__parentId)!)) / DAY);
  expect(days).toHaveLength(18);
  expect(Math.round(days.at(-1)!)).toBe(19);
  // 18 orders, 17 gaps of 21 days, each end moved by a day at most.
  expect(Math.abs(days[0]! - days.at(-1)! - 17 * 21)).toBeLessThan(2);
});
