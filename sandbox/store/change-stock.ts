import type { StockLevel } from './records.ts';
import type { StoreParts } from './store-parts.ts';
import type { ProductRow } from './types.ts';

/** What a change of stock left behind. */
export interface StockChange {
  readonly levels: readonly StockLevel[];
  /** Products whose availability flipped: Shopify tells of them with products/update. */
  readonly flipped: readonly ProductRow[];
}

/** Add units (negative: take them) to variants. A variant is for sale while it has units. Variants that are gone are passed over. */
export function changeStock(parts: StoreParts, units: ReadonlyMap<string, number>, at: string): StockChange {
  const levels: StockLevel[] = [];
  const flipped = new Map<string, ProductRow>();
  for (const [variantId, change] of units) {
    const found = parts.getVariant(variantId);
    if (!found) continue;
    const available = found.variant.inventoryQuantity + change;
    const availableForSale = available > 0;
    const flips = availableForSale !== found.variant.availableForSale;
    const product: ProductRow = {
      ...found.product,
      updatedAt: flips && at > found.product.updatedAt ? at : found.product.updatedAt,
      variants: found.product.variants.map((variant) =>
        variant.id === variantId ? { ...variant, inventoryQuantity: available, availableForSale } : variant,
      ),
    };
    parts.write.product(product);
    levels.push({ variantId, available, updatedAt: at });
    if (flips || flipped.has(product.id)) flipped.set(product.id, product);
  }
  return { levels, flipped: [...flipped.values()] };
}
