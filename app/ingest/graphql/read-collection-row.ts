import { z } from 'zod';
import type { CollectionFact, CollectionProductFact } from '../facts.ts';
import { instant } from '../wire-fields.ts';
import { gid, text } from './fields.ts';
import { parseRow } from './parse-row.ts';

const schema = z.object({ id: gid('Collection'), title: text, handle: text, updatedAt: instant });
const productSchema = z.object({ id: gid('Product') });

/** What the products of a collection need to know of it. */
export type CollectionHead = Pick<CollectionFact, 'collectionId' | 'updatedAt'>;

/** Read a collection of the Admin GraphQL API. @throws {RowError} if it is malformed. */
export function readCollectionRow(row: unknown): CollectionFact {
  const { id: collectionId, ...rest } = parseRow(schema, 'collection', row);
  return { collectionId, ...rest };
}

/** Read a product under its collection. @throws {RowError} if it is malformed. */
export function readCollectionProductRow(
  row: unknown,
  { collectionId, updatedAt }: CollectionHead,
): CollectionProductFact {
  return { collectionId, productId: parseRow(productSchema, 'product of a collection', row).id, updatedAt };
}
