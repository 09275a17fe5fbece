import type { Database } from '../../db.server.ts';
import { listCollections, type CollectionTitle } from '../../ingest/list-collections.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** The words a shop's products are sorted by, those of most products first. */
export interface Facets {
  readonly productTypes: readonly string[];
  readonly vendors: readonly string[];
  readonly tags: readonly string[];
  /** By title. */
  readonly collections: readonly CollectionTitle[];
}

const MOST = 200;
const OF = `FROM Product p WHERE p.shopId = ? AND p.deletedAt IS NULL`;
const most = (column: string) =>
  `SELECT ${column} AS word ${OF} AND ${column} <> '' GROUP BY ${column} ORDER BY count(*) DESC, word LIMIT ${MOST}`;
const TAGS = `SELECT t.value AS word FROM Product p, json_each(p.tags) t WHERE p.shopId = ? AND p.deletedAt IS NULL
  GROUP BY t.value ORDER BY count(*) DESC, word LIMIT ${MOST}`;

/** Product types, vendors, tags and collections to choose from. */
export function listFacets(db: Database, shopId: number): Facets {
  const list = (query: string) => prepareOnce(db, query).pluck().all(shopId) as string[];
  return {
    productTypes: list(most('p.productType')),
    vendors: list(most('p.vendor')),
    tags: list(TAGS),
    collections: listCollections(db, shopId),
  };
}
