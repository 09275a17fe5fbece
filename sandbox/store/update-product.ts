import type { StockLevel } from './records.ts';
import type { StoreParts } from './store-parts.ts';
import type { ProductRow, Store } from './types.ts';

type ProductChange = Parameters<Store['updateProduct']>[1];

/**
 * Change a product; `inventoryQuantity` is set on every variant.
 *
 * @throws {Error} if the product is unknown or the quantity is not a whole number of units.
 */
export function updateProduct(parts: StoreParts, id: string, change: ProductChange): ProductRow {
  const update = parts.sql.transaction(() => {
    const before = parts.getProduct(id);
    if (!before) throw new Error(`Cannot update the product: its id must be known, got "${id}".`);
    const { inventoryQuantity: units, ...fields } = change;
    if (units !== undefined && (!Number.isSafeInteger(units) || units < 0))
      throw new Error(`Cannot update the product: inventoryQuantity must be 0 or more whole units, got ${units}.`);
    const at = parts.now();
    const product: ProductRow = {
      ...before,
      ...fields,
      updatedAt: at,
      variants:
        units === undefined
          ? before.variants
          : before.variants.map((variant) => ({ ...variant, inventoryQuantity: units, availableForSale: units > 0 })),
    };
    parts.write.product(product);
    const levels: StockLevel[] =
      units === undefined
        ? []
        : product.variants.map((variant) => ({ variantId: variant.id, available: units, updatedAt: at }));
    return { product, levels };
  });
  const { product, levels } = update.immediate();
  parts.tell({ kind: 'product-updated', product, levels });
  return product;
}
