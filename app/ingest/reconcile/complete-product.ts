import type { AdminClient } from '../admin/create-admin-client.ts';
import { VARIANTS_PAGE } from '../graphql/documents/pages.ts';
import type { TreeRow } from './complete-order.ts';
import { completeParent } from './complete-parent.ts';

/** A product and all its variants as rows. @param node a product of `PRODUCTS_PAGE`. */
export function completeProduct(client: AdminClient, node: unknown): Promise<TreeRow[]> {
  const list = { children: 'variants', childKind: 'ProductVariant' } as const;
  return completeParent(client, node, { kind: 'Product', ...list, document: VARIANTS_PAGE, field: 'product' });
}
