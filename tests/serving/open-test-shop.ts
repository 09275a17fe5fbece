import { createHash } from 'node:crypto';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import type { App } from '#app/app.server.ts';
import type { ProductFact, VariantFact } from '#app/ingest/facts.ts';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { selectPurchases } from '#app/training/select-purchases.ts';
import { insertOrder, type TestOrder } from '#tests/support/insert-order.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

const DAY = 86_400_000;

interface TestProduct {
  readonly productId: number;
  readonly change?: Partial<ProductFact>;
  readonly variant?: Partial<VariantFact>;
}

/** Accept a product with one variant, whose id is ten times the product's. */
export function acceptProduct(app: App, shopId: number, { productId, change, variant }: TestProduct): void {
  const at = app.now() - 400 * DAY + productId;
  const product: ProductFact = {
    productId,
    title: `Product ${productId}`,
    handle: `product-${productId}`,
    productType: 'Mug',
    vendor: '',
    tags: [],
    status: 'active',
    publishedAt: at,
    isGiftCard: false,
    imageUrl: null,
    createdAt: at,
    updatedAt: at,
    ...change,
  };
  const writer = createFactWriter(app.db, shopId, null);
  const accept = app.db.sql.transaction(() => {
    writer.product(product, [
      {
        productId,
        variantId: productId * 10,
        title: 'Default Title',
        position: 1,
        priceMinor: 1250,
        compareAtMinor: null,
        inventoryItemId: productId * 100,
        inventoryQuantity: 5,
        availableForSale: true,
        updatedAt: product.updatedAt,
        ...variant,
      },
    ]);
    writer.finish();
  });
  accept.immediate();
}

/** Train on the accepted orders and publish; gives the version. */
export function publishModel(app: App, shopId: number): string {
  const bytes = encodeShopModel(trainShopModel(selectPurchases(loadOrders(app.db, shopId))));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const version = sha256.slice(0, 16);
  const { sql } = app.db;
  sql
    .prepare(
      `INSERT OR IGNORE INTO ModelArtifact (shopId, version, sha256, trainedAt, orderCount, productCount, trainSeconds, figures, bytes)
       VALUES (?, ?, ?, 0, 0, 0, 0, '{}', ?)`,
    )
    .run(shopId, version, sha256, bytes);
  sql.prepare('INSERT OR REPLACE INTO ServedModel (shopId, version, promotedAt) VALUES (?, ?, 0)').run(shopId, version);
  return version;
}

/** A shop of five products where 1 and 2 share three orders of customers 11 to 13, and 4 sells alone and most. */
export function openTestShop(app: App): number {
  const shopId = addTestShop(app.db);
  for (const productId of [1, 2, 3, 4, 5]) acceptProduct(app, shopId, { productId });
  const orders: Omit<TestOrder, 'orderId'>[] = [
    ...[11, 12, 13].map((customerId, i) => ({
      orderedAt: app.now() - (50 - i) * DAY,
      customerId,
      lines: [{ productId: 1 }, { productId: 2 }],
    })),
    ...[20, 15, 10, 5].map((daysAgo) => ({ orderedAt: app.now() - daysAgo * DAY, lines: [{ productId: 4 }] })),
  ];
  for (const [index, order] of orders.entries()) insertOrder(app.db, shopId, { orderId: index + 1, ...order });
  return shopId;
}
