import type { Database } from '../../db.server.ts';
import { listCollections } from '../../ingest/list-collections.ts';

/** Titles of a shop's collections, by id. */
export function listCollectionTitles(db: Database, shopId: number): Record<number, string> {
  return Object.fromEntries(listCollections(db, shopId).map(({ collectionId, title }) => [collectionId, title]));
}
