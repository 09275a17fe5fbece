import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

export interface CollectionTitle {
  readonly collectionId: number;
  readonly title: string;
}

const TITLES = `SELECT collectionId, title FROM Collection WHERE shopId = ? AND deletedAt IS NULL AND title <> ''
  ORDER BY title COLLATE NOCASE, collectionId`;

/** The collections of a shop by title; those that were deleted are left out. */
export function listCollections(db: Database, shopId: number): readonly CollectionTitle[] {
  return prepareOnce(db, TITLES).all(shopId) as CollectionTitle[];
}
