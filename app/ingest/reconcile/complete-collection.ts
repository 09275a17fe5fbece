import type { AdminClient } from '../admin/create-admin-client.ts';
import { COLLECTION } from '../graphql/documents/pages.ts';
import type { TreeRow } from './complete-order.ts';
import { completeParent } from './complete-parent.ts';

/** A collection and all that is in it as rows. @param node a collection of `COLLECTIONS_PAGE` or `COLLECTION`. */
export function completeCollection(client: AdminClient, node: unknown): Promise<TreeRow[]> {
  const list = { children: 'products', childKind: 'CollectionProduct' } as const;
  return completeParent(client, node, { kind: 'Collection', ...list, document: COLLECTION, field: 'collection' });
}
