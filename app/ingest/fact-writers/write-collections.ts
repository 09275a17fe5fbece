import type { Database } from '../../db.server.ts';
import type { FactWriter } from '../facts.ts';
import { prepareOnce } from '../prepare-once.ts';
import { buildUpsert } from './build-upsert.ts';

const COLLECTION = buildUpsert({
  table: 'Collection',
  keys: ['shopId', 'collectionId'],
  version: 'updatedAt',
  columns: { title: 'max', handle: 'max' },
  // The newest version whose products are known. A deletion is final.
  ever: { membersAt: 'max', deletedAt: 'max' },
});

const PRODUCT = buildUpsert({
  table: 'CollectionProduct',
  keys: ['shopId', 'collectionId', 'productId'],
  ever: { updatedAt: 'max' },
});

type CollectionWriter = Pick<FactWriter, 'collection' | 'collectionProduct' | 'collectionDeleted'> & {
  /** True when something changed. */
  finishCollections(): boolean;
};

/**
 * Accepts collections and what is in them. The products are those of the newest version that listed them, over all
 * sources that did: older ones go, a head that lists none takes none away, and nothing brings back what was deleted.
 */
export function createCollectionWriter(db: Database, shopId: number): CollectionWriter {
  const collection = prepareOnce(db, COLLECTION);
  const product = prepareOnce(db, PRODUCT);
  const head = prepareOnce(
    db,
    'SELECT membersAt, deletedAt FROM Collection WHERE shopId = ? AND collectionId = ?',
  ).raw();
  const dropOlder = prepareOnce(
    db,
    'DELETE FROM CollectionProduct WHERE shopId = ? AND collectionId = ? AND updatedAt < ?',
  );
  const dropAll = prepareOnce(db, 'DELETE FROM CollectionProduct WHERE shopId = ? AND collectionId = ?');
  let changed = false;
  const note = (changes: number) => {
    if (changes > 0) changed = true;
  };
  return {
    collection({ collectionId, title, handle, updatedAt }, listsProducts) {
      const membersAt = listsProducts ? updatedAt : null;
      note(collection.run(shopId, collectionId, updatedAt, title, handle, membersAt, null).changes);
      if (listsProducts) note(dropOlder.run(shopId, collectionId, updatedAt).changes);
    },
    collectionProduct({ collectionId, productId, updatedAt }) {
      const known = head.get(shopId, collectionId) as [number | null, number | null] | undefined;
      const [membersAt, deletedAt] = known ?? [null, null];
      if (deletedAt !== null || updatedAt < (membersAt ?? 0)) return;
      note(product.run(shopId, collectionId, productId, updatedAt).changes);
    },
    collectionDeleted(collectionId, at) {
      // An unknown collection leaves a row below every version, which only its deletion has reached.
      note(collection.run(shopId, collectionId, 0, '', '', null, at).changes);
      note(dropAll.run(shopId, collectionId).changes);
    },
    finishCollections() {
      const result = changed;
      changed = false;
      return result;
    },
  };
}
