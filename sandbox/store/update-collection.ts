import type { StoreParts } from './store-parts.ts';
import type { CollectionRecord } from './types.ts';

/** What can be changed of a collection: its title, and what is in it. */
export type CollectionChange = Partial<Pick<CollectionRecord, 'title' | 'productIds'>>;

/** Change a collection and tell of it. @throws {Error} if it or one of the products is unknown. */
export function updateCollection(parts: StoreParts, id: string, change: CollectionChange): void {
  const update = parts.sql.transaction((): CollectionRecord => {
    const before = parts.getCollection(id);
    if (!before) throw new Error(`Cannot update the collection: its id must be known, got "${id}".`);
    const unknown = change.productIds?.find((productId) => !parts.getProduct(productId));
    if (unknown !== undefined)
      throw new Error(`Cannot update the collection: its products must be known, got "${unknown}".`);
    const collection = { ...before, ...change, updatedAt: parts.now() };
    parts.write.collection(collection);
    return collection;
  });
  parts.tell({ kind: 'collection-updated', collection: update.immediate() });
}
