/** What is known of a variant's stock: by its product, and by the inventory levels that came since. */
export interface VariantStock {
  /** 1 when not tracked, in stock, or sold beyond stock. */
  readonly availableForSale: number;
  /** Null when stock is not tracked. */
  readonly inventoryQuantity: number | null;
  readonly updatedAt: number;
  /** Units over all known locations; null without a level. */
  readonly levelUnits: number | null;
  readonly levelUpdatedAt: number | null;
}

/**
 * Whether a variant can be bought, by the newest word on it. Levels newer than the product decide, except for a
 * variant that is not tracked, or that was sold beyond its stock.
 */
export function isInStock(stock: VariantStock): boolean {
  const available = stock.availableForSale !== 0;
  if (stock.levelUnits === null || stock.levelUpdatedAt === null) return available;
  if (stock.levelUpdatedAt <= stock.updatedAt || stock.inventoryQuantity === null) return available;
  return stock.levelUnits > 0 || (available && stock.inventoryQuantity <= 0);
}
