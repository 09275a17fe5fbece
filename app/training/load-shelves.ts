import type { Database } from '../db.server.ts';
import { loadCollectionProducts } from '../ingest/load-collection-products.ts';
import type { Shelves } from './shelves.ts';

/** A collection of more than this share of the products, "All products" say, tells nothing of likeness. */
const WIDEST = 0.5;

interface ShelvedProduct {
  readonly productId: number;
  readonly productType: string;
}

/**
 * Load the shelves of a shop: its collections, where it has some that hold no more than half of its products, and the
 * product type for what is in none of them; the product types alone where it has not.
 *
 * @param products the shop's, sold or not.
 */
export function loadShelves(db: Database, shopId: number, products: readonly ShelvedProduct[]): Shelves {
  const memberships = loadCollectionProducts(db, shopId);
  const sizes = new Map<number, number>();
  for (const { productId } of products)
    for (const collection of memberships.get(productId) ?? []) sizes.set(collection, (sizes.get(collection) ?? 0) + 1);
  const collections = new Map<number, readonly string[]>();
  const types = new Map<number, readonly string[]>();
  for (const { productId, productType } of products) {
    const narrow = (memberships.get(productId) ?? []).filter((id) => sizes.get(id)! <= WIDEST * products.length);
    if (narrow.length > 0)
      collections.set(
        productId,
        narrow.map((id) => `collection ${id}`),
      );
    if (productType !== '') types.set(productId, [`type ${productType}`]);
  }
  const ofType = (productId: number) => types.get(productId) ?? [];
  return {
    name: collections.size > 0 ? 'same-collection' : 'same-type',
    holding: (productId) => [...(collections.get(productId) ?? []), ...ofType(productId)],
    standsFor: (productId) => collections.get(productId) ?? ofType(productId),
  };
}
