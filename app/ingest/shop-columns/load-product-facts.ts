import type { UnitCosts } from '#ml/measurement/sum-margins.ts';
import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';

/** What the catalogue says of the products that were bought. */
export interface ProductFacts {
  readonly unitCosts: UnitCosts;
  /** Product type by product; deleted products among them. */
  readonly types: ReadonlyMap<number, string>;
}

const COSTS = `SELECT v.variantId, min(i.costMinor) FROM Variant v
  JOIN InventoryItem i ON i.shopId = v.shopId AND i.inventoryItemId = v.inventoryItemId
  WHERE v.shopId = ? AND i.costMinor IS NOT NULL GROUP BY v.variantId ORDER BY v.variantId`;
const TYPES = 'SELECT productId, productType FROM Product WHERE shopId = ? ORDER BY productId';

/** Load unit costs and product types of a shop. */
export function loadProductFacts(db: Database, shopId: number): ProductFacts {
  const costs = prepareOnce(db, COSTS).raw().all(shopId) as [variantId: number, costMinor: number][];
  const types = prepareOnce(db, TYPES).raw().all(shopId) as [productId: number, type: string][];
  return {
    unitCosts: {
      variantIds: Float64Array.from(costs, (row) => row[0]),
      costMinor: Float64Array.from(costs, (row) => row[1]),
    },
    types: new Map(types),
  };
}
