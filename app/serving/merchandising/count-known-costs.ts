import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** For how many of a shop's products a rule can ask for a margin. */
export interface KnownCosts {
  readonly products: number;
  /** Those of which Shopify states the unit cost of a variant. */
  readonly known: number;
}

const COUNT = `SELECT count(*) AS products, count(CASE WHEN EXISTS (
    SELECT 1 FROM Variant v JOIN InventoryItem c ON c.shopId = v.shopId AND c.inventoryItemId = v.inventoryItemId
    WHERE v.shopId = p.shopId AND v.productId = p.productId AND c.costMinor IS NOT NULL) THEN 1 END) AS known
  FROM Product p WHERE p.shopId = ? AND p.deletedAt IS NULL AND NOT p.isGiftCard`;

/** Count the products of a shop, gift cards aside, and those whose cost is known. */
export function countKnownCosts(db: Database, shopId: number): KnownCosts {
  return prepareOnce(db, COUNT).get(shopId) as KnownCosts;
}
