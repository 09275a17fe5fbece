import { z } from 'zod';
import type { AdminClient } from '../admin/create-admin-client.ts';
import { VARIANTS_PAGE } from '../graphql/documents/pages.ts';
import type { TreeRow } from './complete-order.ts';
import { pageSchema, readNodes } from './read-page.ts';

const productSchema = z.looseObject({ id: z.string(), variants: pageSchema });
const variantSchema = z.object({ id: z.string() });

/** A product and all its variants as rows, parent first. @param node a product of `PRODUCTS_PAGE`. */
export async function completeProduct(client: AdminClient, node: unknown): Promise<TreeRow[]> {
  const product = productSchema.parse(node);
  const variants = await readNodes(client, product.variants, {
    document: VARIANTS_PAGE,
    id: product.id,
    path: ['product', 'variants'],
  });
  return [
    { kind: 'Product', id: product.id, parentId: '', value: product },
    ...variants.map((value): TreeRow => {
      return { kind: 'ProductVariant', id: variantSchema.parse(value).id, parentId: product.id, value };
    }),
  ];
}
