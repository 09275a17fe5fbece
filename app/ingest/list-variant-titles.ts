import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** What Shopify calls the only variant of a product without options: no name. */
const NO_TITLE = 'Default Title';
const TITLES = `SELECT v.variantId, v.title FROM json_each(?) ids
  CROSS JOIN Variant v ON v.shopId = ? AND v.productId = ids.value`;

/** List the titles of the variants of these products, by variant id; '' where a product has only one without a name. */
export function listVariantTitles(
  db: Database,
  shopId: number,
  productIds: readonly number[],
): ReadonlyMap<number, string> {
  const rows = prepareOnce(db, TITLES).raw().all(JSON.stringify(productIds), shopId) as [number, string][];
  return new Map(rows.map(([variantId, title]) => [variantId, title === NO_TITLE ? '' : title]));
}
