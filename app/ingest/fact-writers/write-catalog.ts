import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';
import type { FactWriter, VariantFact } from '../facts.ts';
import { buildUpsert } from './build-upsert.ts';

const PRODUCT = buildUpsert({
  table: 'Product',
  keys: ['shopId', 'productId'],
  version: 'updatedAt',
  columns: {
    title: 'max',
    handle: 'max',
    productType: 'max',
    vendor: 'max',
    tags: 'max',
    status: 'max',
    publishedAt: 'max',
    imageUrl: 'max',
    createdAt: 'max',
  },
  // Not every source states it, and it never changes. A deletion is final.
  ever: { isGiftCard: 'max', deletedAt: 'max' },
});

const VARIANT = buildUpsert({
  table: 'Variant',
  keys: ['shopId', 'productId', 'variantId'],
  version: 'updatedAt',
  columns: {
    title: 'max',
    position: 'max',
    priceMinor: 'max',
    compareAtMinor: 'max',
    inventoryItemId: 'max',
    inventoryQuantity: 'max',
    availableForSale: 'max',
  },
});

const LEVEL = buildUpsert({
  table: 'InventoryLevel',
  keys: ['shopId', 'inventoryItemId', 'locationId'],
  version: 'updatedAt',
  columns: { available: 'max' },
});

const COST = buildUpsert({
  table: 'InventoryItem',
  keys: ['shopId', 'inventoryItemId'],
  version: 'updatedAt',
  columns: { costMinor: 'max' },
});

type CatalogWriter = Pick<FactWriter, 'product' | 'variant' | 'productDeleted' | 'inventoryLevel' | 'unitCost'> & {
  /** True when something changed. */
  finishCatalog(): boolean;
};

/**
 * Accepts products, variants, stock and costs. The variants of a product are those that came with its newest version:
 * older ones go, and nothing brings back what was deleted.
 */
export function createCatalogWriter(db: Database, shopId: number): CatalogWriter {
  const product = prepareOnce(db, PRODUCT);
  const variant = prepareOnce(db, VARIANT);
  const level = prepareOnce(db, LEVEL);
  const cost = prepareOnce(db, COST);
  const head = prepareOnce(db, 'SELECT updatedAt, deletedAt FROM Product WHERE shopId = ? AND productId = ?').raw();
  const dropOlder = prepareOnce(db, 'DELETE FROM Variant WHERE shopId = ? AND productId = ? AND updatedAt < ?');
  const dropAll = prepareOnce(db, 'DELETE FROM Variant WHERE shopId = ? AND productId = ?');
  let changed = false;
  const note = (changes: number) => {
    if (changes > 0) changed = true;
  };
  const writeVariant = (fact: VariantFact) => {
    const [newest, deletedAt] = (head.get(shopId, fact.productId) ?? [0, null]) as [number, number | null];
    if (deletedAt !== null || fact.updatedAt < newest) return;
    const { productId, variantId, updatedAt, title, position, priceMinor, compareAtMinor } = fact;
    const stock = [fact.inventoryItemId, fact.inventoryQuantity, fact.availableForSale ? 1 : 0];
    const row = [title, position, priceMinor, compareAtMinor, ...stock];
    note(variant.run(shopId, productId, variantId, updatedAt, ...row).changes);
  };

  return {
    product(fact, variants) {
      const { productId, updatedAt, title, handle, productType, vendor, status, publishedAt, imageUrl } = fact;
      const tags = JSON.stringify([...new Set(fact.tags)].sort());
      const row = [title, handle, productType, vendor, tags, status, publishedAt, imageUrl, fact.createdAt];
      note(product.run(shopId, productId, updatedAt, ...row, fact.isGiftCard ? 1 : 0, null).changes);
      note(dropOlder.run(shopId, productId, updatedAt).changes);
      for (const each of variants) writeVariant(each);
    },
    variant: writeVariant,
    productDeleted(productId, at) {
      // An unknown product leaves a row below every version, which only its deletion has reached.
      note(product.run(shopId, productId, 0, '', '', '', '', '[]', 'archived', null, null, 0, 0, at).changes);
      note(dropAll.run(shopId, productId).changes);
    },
    inventoryLevel(fact) {
      const { inventoryItemId, locationId, updatedAt, available } = fact;
      note(level.run(shopId, inventoryItemId, locationId, updatedAt, available).changes);
    },
    unitCost({ inventoryItemId, costMinor, updatedAt }) {
      note(cost.run(shopId, inventoryItemId, updatedAt, costMinor).changes);
    },
    finishCatalog() {
      const result = changed;
      changed = false;
      return result;
    },
  };
}
