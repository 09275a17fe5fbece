import type { StoreParts } from './store-parts.ts';

/** Delete a collection; its products stay. @throws {Error} if it is unknown. */
export function deleteCollection(parts: StoreParts, id: string): void {
  const remove = parts.sql.transaction(() => {
    if (!parts.getCollection(id)) throw new Error(`Cannot delete the collection: its id must be known, got "${id}".`);
    parts.write.dropCollection(id);
  });
  remove.immediate();
  parts.tell({ kind: 'collection-deleted', collectionId: id });
}
