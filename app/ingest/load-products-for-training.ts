import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** What the catalogue says of a product. */
export interface TrainingProduct {
  readonly productId: number;
  readonly title: string;
  readonly productType: string;
  readonly vendor: string;
  /** JSON array of strings, sorted. */
  readonly tags: string;
  /** The lowest price above 0 among its variants; 0 if there is none. */
  readonly priceMinor: number;
}

const SQL = `SELECT p.productId, p.title, p.productType, p.vendor, p.tags,
    coalesce((SELECT min(v.priceMinor) FROM Variant v
      WHERE v.shopId = p.shopId AND v.productId = p.productId AND v.priceMinor > 0), 0) AS priceMinor
  FROM Product p WHERE p.shopId = ? AND p.deletedAt IS NULL AND NOT p.isGiftCard ORDER BY p.productId`;

/**
 * Load what there is to learn from about the products of a shop, sold or not, drafts among them: orders may hold them.
 * Deleted products and gift cards are left out. Ascending by id.
 */
export function loadProductsForTraining(db: Database, shopId: number): readonly TrainingProduct[] {
  return prepareOnce(db, SQL).all(shopId) as TrainingProduct[];
}
