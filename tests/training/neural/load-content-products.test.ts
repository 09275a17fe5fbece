import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import { loadContentProducts } from '#app/training/neural/load-content-products.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

interface Row {
  readonly productId: number;
  readonly tags?: string;
  readonly prices?: readonly number[];
  readonly isGiftCard?: number;
  readonly deletedAt?: number | null;
}

function insertProduct(
  db: Database,
  shopId: number,
  { productId, tags = '[]', prices = [], isGiftCard = 0, deletedAt = null }: Row,
): void {
  db.sql
    .prepare(
      `INSERT INTO Product
        (shopId, productId, title, handle, productType, vendor, tags, status, isGiftCard, deletedAt, createdAt, updatedAt)
       VALUES (?, ?, ?, ?, 'Cup', 'Kiln', ?, 'draft', ?, ?, 1, 1)`,
    )
    .run(shopId, productId, `Cup ${productId}`, `cup-${productId}`, tags, isGiftCard, deletedAt);
  const variant = db.sql.prepare(
    'INSERT INTO Variant (shopId, productId, variantId, priceMinor, updatedAt) VALUES (?, ?, ?, ?, 1)',
  );
  for (const [i, price] of prices.entries()) variant.run(shopId, productId, productId * 10 + i, price);
}

test('the catalogue for training: lowest price above 0, tags as a list; no gift card, nothing deleted, no other shop', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  insertProduct(db, shopId, { productId: 2, prices: [0, 1200, 900] });
  insertProduct(db, shopId, { productId: 1, tags: '["clay","new"]', prices: [0] });
  insertProduct(db, shopId, { productId: 3, isGiftCard: 1 });
  insertProduct(db, shopId, { productId: 4, deletedAt: 5 });
  insertProduct(db, addTestShop(db, 'other.myshopify.com'), { productId: 1, prices: [100] });
  const cup = { productType: 'Cup', vendor: 'Kiln' };
  expect(loadContentProducts(db, shopId)).toEqual([
    { ...cup, productId: 1, title: 'Cup 1', tags: ['clay', 'new'], priceMinor: 0 },
    { ...cup, productId: 2, title: 'Cup 2', tags: [], priceMinor: 900 },
  ]);
});
