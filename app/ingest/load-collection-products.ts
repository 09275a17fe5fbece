import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

const OF_SHOP = `SELECT m.productId, m.collectionId FROM CollectionProduct m
  JOIN Collection c ON c.shopId = m.shopId AND c.collectionId = m.collectionId
  WHERE m.shopId = @shopId AND c.deletedAt IS NULL ORDER BY m.productId, m.collectionId`;

/** The collections each product of a shop is in, ascending, by product id. A product in none has no entry. */
export function loadCollectionProducts(db: Database, shopId: number): ReadonlyMap<number, readonly number[]> {
  const collections = new Map<number, number[]>();
  for (const [productId, collectionId] of prepareOnce(db, OF_SHOP).raw().iterate({ shopId }) as Iterable<
    [number, number]
  >) {
    const own = collections.get(productId);
    if (own) own.push(collectionId);
    else collections.set(productId, [collectionId]);
  }
  return collections;
}
