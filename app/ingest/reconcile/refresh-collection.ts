import { z } from 'zod';
import type { App } from '../../app.server.ts';
import { createAdminClient } from '../admin/create-admin-client.ts';
import { COLLECTION } from '../graphql/documents/pages.ts';
import { acceptTree } from './accept-tree.ts';
import { completeCollection } from './complete-collection.ts';

const answerSchema = z.object({ collection: z.unknown() });

/** Fetch one collection with all that is in it, and accept it. A collection Shopify does not know changes nothing. */
export async function refreshCollection(app: App, shopId: number, collectionId: number): Promise<void> {
  const client = createAdminClient(app, shopId);
  const id = `gid://shopify/Collection/${collectionId}`;
  const { collection } = answerSchema.parse(await client.query(COLLECTION, { id, after: null }));
  if (collection === null || collection === undefined) return;
  acceptTree(app, shopId, await completeCollection(client, collection));
}
