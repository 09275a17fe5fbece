import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A generator of numbers in 0..1 (Park & Miller's), so that the folder is the same each time. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const ORDERS = 400;
const CUSTOMERS = 60;
const bag = (minor: number) => ({ shopMoney: { amount: (minor / 100).toFixed(2), currencyCode: 'EUR' } });

/**
 * Write a shop folder of 60 customers and 400 orders: guests, tests, cancellations, discounts, taxes, refunds,
 * edits, countries, channels; nine products of two types or none, unit costs of all but the ninth, which few buy.
 */
export function writeShopFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dice = createDice(20_261_122);
  const pick = (count: number) => Math.floor(dice() * count);
  const rows: object[] = [];
  for (let id = 1; id <= ORDERS; id++) {
    // Late evenings of New York are the next day, sometimes the next month, of UTC.
    const at = new Date(Date.UTC(2024, pick(14), 1 + pick(28), pick(24), pick(60))).toISOString();
    const order = `gid://shopify/Order/${id}`;
    rows.push({
      id: order,
      name: `#${id}`,
      createdAt: at,
      processedAt: at,
      updatedAt: at,
      cancelledAt: pick(15) === 0 ? at : null,
      test: pick(20) === 0,
      currencyCode: 'EUR',
      taxesIncluded: id % 2 === 0,
      shippingAddress: id % 5 === 0 ? null : { countryCodeV2: ['DE', 'GB', 'US', null][id % 4] },
      sourceName: id % 3 === 0 ? 'pos' : 'web',
      totalDiscountsSet: id % 7 === 0 ? null : bag(id % 2 === 0 ? 0 : 150),
      customer: pick(6) === 0 ? null : { id: `gid://shopify/Customer/${1 + Math.floor(CUSTOMERS * dice() ** 2)}` },
    });
    for (let n = 0; n <= pick(3); n++) addLine(rows, order, id * 10 + n, at, dice);
  }
  writeFileSync(join(folder, 'orders.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
  writeFileSync(join(folder, 'products.jsonl'), listProducts().join('\n'));
  const shop = { shop: 'folder.myshopify.com', currencyCode: 'EUR', ianaTimezone: 'America/New_York' };
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(shop));
  return folder;
}

function addLine(rows: object[], order: string, id: number, at: string, dice: () => number): void {
  const pick = (count: number) => Math.floor(dice() * count);
  const quantity = 1 + pick(4);
  const price = 100 + pick(5000);
  const product = pick(40) === 0 ? 9 : 1 + pick(8);
  const given = pick(4) === 0 ? 1 + pick(quantity) : 0;
  const taken = pick(6) === 0 ? pick(quantity - given + 1) : 0;
  rows.push({
    id: `gid://shopify/LineItem/${id}`,
    __parentId: order,
    quantity,
    currentQuantity: quantity - given - taken,
    originalUnitPriceSet: bag(price),
    ...(pick(2) === 0 && { discountAllocations: [{ allocatedAmountSet: bag(pick(90)) }] }),
    ...(pick(3) === 0 && { discountedTotalSet: bag(quantity * price - pick(90)) }),
    taxLines: [{ priceSet: bag(pick(50)) }],
    isGiftCard: pick(12) === 0,
    product: { id: `gid://shopify/Product/${product}` },
    variant: { id: `gid://shopify/ProductVariant/${100 + product}` },
  });
  if (given === 0) return;
  const refund = `gid://shopify/Refund/${id}`;
  rows.push({ id: refund, __parentId: order, createdAt: at, processedAt: at });
  rows.push({
    id: `gid://shopify/RefundLineItem/${id}`,
    __parentId: refund,
    quantity: given,
    lineItem: { id: `gid://shopify/LineItem/${id}` },
    subtotalSet: bag(given * price),
    totalTaxSet: bag(pick(40)),
  });
}

function listProducts(): string[] {
  const at = '2024-01-01T00:00:00Z';
  return Array.from({ length: 9 }, (_, index) => index + 1).flatMap((id) => {
    const product = `gid://shopify/Product/${id}`;
    const inventoryItem = {
      id: `gid://shopify/InventoryItem/${200 + id}`,
      unitCost: id === 9 ? null : { amount: `${id}.50`, currencyCode: 'EUR' },
    };
    return [
      {
        id: product,
        title: `Product ${id}`,
        handle: `product-${id}`,
        productType: ['Coffee', 'Tea', ''][id % 3],
        vendor: '',
        status: 'ACTIVE',
        tags: [],
        isGiftCard: false,
        createdAt: at,
        updatedAt: at,
        publishedAt: at,
      },
      {
        id: `gid://shopify/ProductVariant/${100 + id}`,
        __parentId: product,
        title: 'Default Title',
        price: '12.00',
        compareAtPrice: null,
        inventoryQuantity: 10,
        availableForSale: true,
        inventoryItem,
      },
    ].map((row) => JSON.stringify(row));
  });
}
