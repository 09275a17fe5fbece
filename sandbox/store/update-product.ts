import type { StockLevel } from './records.ts';
import type { StoreParts } from './store-parts.ts';
import type { ProductRow, Store } from './types.ts';

type ProductChange = Parameters<Store['updateProduct']>[1];

/**
 * Change a product; `inventoryQuantity` and `unitCost` are set on every variant.
 *
 * @throws {Error} if the product is unknown, the quantity is not a whole number of units, or the cost is no amount.
 */
export function updateProduct(parts: StoreParts, id: string, change: ProductChange): ProductRow {
  const update = parts.sql.transaction(() => {
    const before = parts.getProduct(id);
    if (!before) throw new Error(`Cannot update the product: its id must be known, got "${id}".`);
    const { inventoryQuantity: units, unitCost, ...fields } = change;
    if (units !== undefined && (!Number.isSafeInteger(units) || units < 0))
      throw new Error(`Cannot update the product: inventoryQuantity must be 0 or more whole units, got ${units}.`);
    if (typeof unitCost === 'string' && !/^\d+(\.\d+)?$/.test(unitCost))
      throw new Error(`Cannot update the product: unitCost must be an amount such as 4.20, got "${unitCost}".`);
    const at = parts.now();
    const { currencyCode } = parts.shop;
    const stock = units === undefined ? {} : { inventoryQuantity: units, availableForSale: units > 0 };
    const amount = unitCost === null || unitCost === undefined ? null : { amount: unitCost, currencyCode };
    const cost = unitCost === undefined ? {} : { inventoryItem: { updatedAt: at, unitCost: amount } };
    const product: ProductRow = {
      ...before,
      ...fields,
      updatedAt: at,
      variants: before.variants.map((variant) => ({ ...variant, ...stock, ...cost })),
    };
    parts.write.product(product);
    const levels: StockLevel[] =
      units === undefined
        ? []
        : product.variants.map((variant) => ({ variantId: variant.id, available: units, updatedAt: at }));
    return { product, levels, costed: unitCost === undefined ? [] : product.variants };
  });
  const { product, ...changed } = update.immediate();
  parts.tell({ kind: 'product-updated', product, ...changed });
  return product;
}
