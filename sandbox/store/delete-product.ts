import type { StoreParts } from './store-parts.ts';

/** Delete a product; its order lines keep their titles and lose the link, as in Shopify. @throws {Error} if it is unknown. */
export function deleteProduct(parts: StoreParts, id: string): void {
  const remove = parts.sql.transaction(() => {
    if (!parts.getProduct(id)) throw new Error(`Cannot delete the product: its id must be known, got "${id}".`);
    parts.write.dropProduct(id);
  });
  remove.immediate();
  parts.tell({ kind: 'product-deleted', productId: id });
}
