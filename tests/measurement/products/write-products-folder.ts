import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A generator of numbers in 0..1 (Park & Miller's), so that the folder is the same each time. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2024, 0, 1);
const TYPES = ['Tea', 'Coffee', 'Coffee', 'Mug', '', 'Tea', 'Mug', 'Filter'];
/** Of no type, and not in the catalogue. */
const GIFT_CARD = 9;
const COUNTRIES = ['DE', 'AT', 'FR', null];
/** More come from the web. */
const SOURCES = ['pos', 'pos', 'shop', 'subscription_contract'];
const bag = (minor: number) => ({ shopMoney: { amount: (minor / 100).toFixed(2), currencyCode: 'EUR' } });

/**
 * Write a shop folder of 600 customers with habits over two years, in eight products of five types and two vendors: guests, tests,
 * cancellations, discounts, taxes, refunds, edits, subscriptions, gift cards, channels, two variants a product, unit costs of all but
 * the eighth. Who starts with product 2 comes back more.
 *
 * @param folder where; by default one of its own for as long as the test runs.
 */
export function writeProductsFolder(folder = makeFolder()): string {
  const dice = createDice(20_261_123);
  const pick = (count: number) => Math.floor(dice() * count);
  const rows: object[] = [];
  let id = 0;
  for (let customer = 1; customer <= 600; customer++) {
    const first = 1 + pick(8);
    const keenness = (first === 2 ? 0.85 : 0.5) + 0.1 * dice();
    const pace = 8 + 110 * dice() ** 3;
    const spend = Math.exp(dice() + dice() - 1);
    const country = COUNTRIES[pick(4)];
    let at = START + Math.floor(dice() * 500 * DAY);
    for (let order = 0; at < START + 730 * DAY && (order === 0 || dice() < keenness); order++) {
      const products = order === 0 ? [first] : [dice() < 0.6 ? first : 1 + pick(8)];
      while (dice() < 0.4) products.push(1 + pick(8));
      addOrder(rows, ++id, { at, customer: pick(40) === 0 ? null : customer, country, products, spend }, dice);
      // Now and then two at one instant.
      at += pick(15) === 0 ? 0 : Math.floor((1 - pace * Math.log(dice())) * DAY);
    }
  }
  const write = (name: string, lines: readonly object[]) =>
    writeFileSync(join(folder, name), lines.map((row) => JSON.stringify(row)).join('\n'));
  write('orders.jsonl', rows);
  write(
    'products.jsonl',
    TYPES.flatMap((type, i) => writeProduct(i + 1, type)),
  );
  const shop = { shop: 'products.myshopify.com', currencyCode: 'EUR', ianaTimezone: 'America/New_York' };
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(shop));
  return folder;
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-products-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function writeProduct(id: number, productType: string): object[] {
  const at = new Date(START).toISOString();
  const product = `gid://shopify/Product/${id}`;
  return [
    {
      ...{
        id: product,
        title: `Product ${id}`,
        handle: `product-${id}`,
        productType,
        vendor: id % 3 === 0 ? 'Mill' : 'Shop',
        status: 'ACTIVE',
      },
      ...{ tags: [], isGiftCard: false, createdAt: at, updatedAt: at, publishedAt: at },
    },
    ...[1, 2].map((n) => ({
      ...{ id: `gid://shopify/ProductVariant/${id * 10 + n}`, __parentId: product, title: `Size ${n}`, price: '9.00' },
      ...{ sku: `${id}-${n}`, compareAtPrice: null, inventoryQuantity: 5, availableForSale: true },
      inventoryItem: {
        id: `gid://shopify/InventoryItem/${id * 10 + n}`,
        unitCost: id === 8 ? null : { amount: `${id}.5${n}`, currencyCode: 'EUR' },
      },
    })),
  ];
}

interface MadeOrder {
  readonly at: number;
  readonly customer: number | null;
  readonly country: string | null | undefined;
  readonly products: readonly number[];
  /** Times what others pay. */
  readonly spend: number;
}

function addOrder(
  rows: object[],
  id: number,
  { at, customer, country, products, spend }: MadeOrder,
  dice: () => number,
): void {
  const pick = (count: number) => Math.floor(dice() * count);
  const instant = new Date(at).toISOString();
  const order = `gid://shopify/Order/${id}`;
  rows.push({
    ...{ id: order, name: `#${id}`, createdAt: instant, processedAt: instant, updatedAt: instant },
    ...{ cancelledAt: pick(25) === 0 ? instant : null, test: pick(30) === 0, currencyCode: 'EUR' },
    customer: customer === null ? null : { id: `gid://shopify/Customer/${customer}` },
    shippingAddress: country ? { countryCodeV2: country } : null,
    totalDiscountsSet: pick(9) === 0 ? null : bag(pick(3) === 0 ? 150 : 0),
    ...{ taxesIncluded: id % 2 === 0, sourceName: SOURCES[pick(8)] ?? 'web' },
  });
  for (const [n, product] of products.entries()) {
    const lineId = id * 100 + n;
    const isGiftCard = lineId % 13 === 0;
    const quantity = 1 + pick(3);
    const price = Math.round(spend * (500 + 100 * pick(20)));
    const given = pick(9) === 0 ? 1 + pick(quantity) : 0;
    const taken = pick(14) === 0 ? pick(quantity - given + 1) : 0;
    rows.push({
      ...{ id: `gid://shopify/LineItem/${lineId}`, __parentId: order, quantity },
      ...{ currentQuantity: quantity - given - taken, originalUnitPriceSet: bag(price) },
      ...(pick(2) === 0 && { discountedTotalSet: bag(quantity * price - pick(90)) }),
      ...(pick(2) === 0 && { discountAllocations: [{ allocatedAmountSet: bag(pick(90)) }] }),
      taxLines: [{ priceSet: bag(pick(50)) }],
      ...{ isGiftCard, product: { id: `gid://shopify/Product/${isGiftCard ? GIFT_CARD : product}` } },
      // The third size is only ever bought by guests.
      variant:
        pick(10) === 0
          ? null
          : { id: `gid://shopify/ProductVariant/${product * 10 + (customer === null ? 3 : 1 + pick(2))}` },
      ...(pick(8) === 0 && { sellingPlan: { name: 'Monthly' } }),
    });
    if (given === 0) continue;
    const refund = `gid://shopify/Refund/${lineId}`;
    rows.push({ id: refund, __parentId: order, createdAt: instant, processedAt: instant });
    rows.push({
      ...{ id: `gid://shopify/RefundLineItem/${lineId}`, __parentId: refund, quantity: given },
      ...{ lineItem: { id: `gid://shopify/LineItem/${lineId}` }, subtotalSet: bag(given * price) },
    });
  }
}
