import { expect, test } from 'vitest';
import { previewRecommendations } from '#app/serving/preview-recommendations.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { acceptProduct, openTestShop, publishModel } from './open-test-shop.ts';

test('shows what a stranger sees, with its support of all orders of the product, and what is left out', () => {
  const app = openTestApp();
  const shopId = openTestShop(app);
  const version = publishModel(app, shopId);
  const preview = previewRecommendations(app, shopId, { placement: 'product', products: [1] })!;
  expect(preview).toMatchObject({ seeds: [{ productId: 1, title: 'Product 1' }], modelVersion: version });
  expect(preview.products.map(({ productId }) => productId)).toEqual([2, 4, 5, 3]);
  // All three orders of product 1 hold product 2.
  expect(preview.products[0]).toMatchObject({ fallback: 'co-purchase', support: { orders: 3, of: 3 } });
  expect(preview.products[0]!.evidence).toMatchObject({ kind: 'co-purchase', together: 3 });
  expect(preview.suppressed).toEqual([]);

  const updatedAt = app.now();
  acceptProduct(app, shopId, { productId: 2, change: { updatedAt }, variant: { availableForSale: false, updatedAt } });
  const soldOut = previewRecommendations(app, shopId, { placement: 'product', products: [1] })!;
  expect(soldOut.products.map(({ productId }) => productId)).not.toContain(2);
  expect(soldOut.suppressed).toMatchObject([{ productId: 2, why: 'sold out', fallback: 'co-purchase' }]);
});

test('a product nobody knows has no preview, a shop without a model one of what is new', () => {
  const app = openTestApp();
  const shopId = openTestShop(app);
  expect(previewRecommendations(app, shopId, { placement: 'product', products: [99] })).toBeNull();
  const preview = previewRecommendations(app, shopId, { placement: 'product', products: [1] })!;
  expect(preview.modelVersion).toBeNull();
  expect(preview.products[0]).toMatchObject({ productId: 5, fallback: 'newest', support: null });
});

test('a damaged model is previewed as it is served: by the one before it', () => {
  const app = openTestApp();
  const shopId = openTestShop(app);
  const version = publishModel(app, shopId);
  app.db.sql.exec(`INSERT INTO ModelArtifact
    SELECT shopId, 'flipped', sha256, trainedAt + 1, NULL, NULL, 0, 0, 0, '{}', x'00' || substr(bytes, 2) FROM ModelArtifact;
    UPDATE ServedModel SET version = 'flipped'`);
  expect(previewRecommendations(app, shopId, { placement: 'product', products: [1] })!.modelVersion).toBe(version);
});

test('the preview of buy again is of somebody who bought the products every four weeks', () => {
  const app = openTestApp();
  const shopId = openTestShop(app);
  publishModel(app, shopId);
  const preview = previewRecommendations(app, shopId, { placement: 'buy-again', products: [2, 1] })!;
  expect(preview.products.map(({ productId }) => productId).sort()).toEqual([1, 2]);
  expect(preview.products[0]).toMatchObject({
    fallback: 'due',
    evidence: { kind: 'due', rhythm: { unit: 'week' } },
  });
  expect(previewRecommendations(app, shopId, { placement: 'buy-again', products: [] })!.products).toEqual([]);
});
