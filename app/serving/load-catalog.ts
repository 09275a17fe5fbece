import type { Database } from '../db.server.ts';
import { loadCollectionProducts } from '../ingest/load-collection-products.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { EXCLUDING_TAG, type Barrier, type Catalog, type ServedProduct } from './catalog.ts';
import { isInStock } from './is-in-stock.ts';
import { compileRules } from './merchandising/compile-rules.ts';
import type { ProductFacts } from './merchandising/create-matcher.ts';
import { getExploring } from './merchandising/get-exploring.ts';
import { getVariety } from './merchandising/get-variety.ts';
import { loadRules } from './merchandising/load-rules.ts';
import type { StoredRule } from './merchandising/rule.ts';

interface ProductRow {
  readonly productId: number;
  readonly title: string;
  readonly handle: string;
  readonly productType: string;
  readonly vendor: string;
  readonly tags: string;
  readonly status: string;
  readonly publishedAt: number | null;
  readonly isGiftCard: number;
  readonly imageUrl: string | null;
  readonly isExcluded: number;
}

interface VariantRow {
  readonly productId: number;
  readonly variantId: number;
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  readonly availableForSale: number;
  readonly inventoryQuantity: number | null;
  readonly updatedAt: number;
  readonly levelUnits: number | null;
  readonly levelUpdatedAt: number | null;
  readonly costMinor: number | null;
}

const PRODUCTS = `SELECT productId, title, handle, productType, vendor, tags, status, publishedAt, isGiftCard, imageUrl,
    EXISTS (SELECT 1 FROM json_each(tags) WHERE lower(value) = '${EXCLUDING_TAG}') AS isExcluded
  FROM Product WHERE shopId = ? AND deletedAt IS NULL ORDER BY productId`;
const VARIANTS = `SELECT v.productId, v.variantId, v.priceMinor, v.compareAtMinor, v.availableForSale,
    v.inventoryQuantity, v.updatedAt, l.units AS levelUnits, l.at AS levelUpdatedAt,
    c.costMinor
  FROM Variant v LEFT JOIN (
    SELECT inventoryItemId, sum(available) AS units, max(updatedAt) AS at
    FROM InventoryLevel WHERE shopId = :shopId GROUP BY inventoryItemId
  ) l ON l.inventoryItemId = v.inventoryItemId
  LEFT JOIN InventoryItem c ON c.shopId = v.shopId AND c.inventoryItemId = v.inventoryItemId
  WHERE v.shopId = :shopId ORDER BY v.productId, v.position, v.variantId`;

const SHOP = 'SELECT catalogVersion AS version, currency, ianaTimezone AS timeZone FROM Shop WHERE id = ?';

const NO_COLLECTIONS: ReadonlyMap<number, readonly number[]> = new Map();

interface CatalogOptions {
  /** What to look at the catalogue with, instead of the shop's own rules. */
  readonly rules?: readonly StoredRule[];
}

/**
 * Load a shop's catalogue and its rules, from one consistent read, with what may be shown as of `now`. A change of
 * the rules moves the catalogue's version, as a change of a product does.
 */
export function loadCatalog(db: Database, shopId: number, now: number, { rules: given }: CatalogOptions = {}): Catalog {
  return db.sql.transaction(() => {
    const shop = prepareOnce(db, SHOP).get(shopId) as
      { version: number; currency: string; timeZone: string } | undefined;
    const rows = prepareOnce(db, PRODUCTS).all(shopId) as ProductRow[];
    const variants = new Map<number, VariantRow[]>();
    for (const variant of prepareOnce(db, VARIANTS).iterate({ shopId }) as Iterable<VariantRow>) {
      const own = variants.get(variant.productId);
      if (own) own.push(variant);
      else variants.set(variant.productId, [variant]);
    }
    const products = rows.map((row) => toServed(row, variants.get(row.productId) ?? [], now));
    const rules = given ?? loadRules(db, shopId);
    const asksCollections = rules.some(({ rule }) => rule.collectionId !== null);
    const collections = asksCollections ? loadCollectionProducts(db, shopId) : NO_COLLECTIONS;
    const toRuleFacts = (row: ProductRow, position: number): ProductFacts => {
      const collectionIds = collections.get(row.productId) ?? [];
      return { ...toFacts(row, products[position]!, variants.get(row.productId) ?? []), collectionIds };
    };
    const facts = rules.length === 0 ? [] : rows.map(toRuleFacts);
    const settings = { variety: getVariety(db, shopId), explores: getExploring(db, shopId) };
    const merchandising = compileRules({ rules, ...settings, facts, now, timeZone: shop?.timeZone ?? 'UTC' });
    return {
      version: shop?.version ?? 0,
      currency: shop?.currency ?? 'USD',
      products,
      positions: new Map(products.map(({ productId }, position) => [productId, position])),
      merchandising,
      changesAt: products.reduce(
        (next, { publishedAt: at }) => (at > now && at < next ? at : next),
        merchandising.changesAt,
      ),
    };
  })();
}

function toServed(row: ProductRow, variants: readonly VariantRow[], now: number): ServedProduct {
  const sellable = variants.find((variant) => variant.priceMinor > 0 && isInStock(variant));
  const shown = sellable ?? variants[0];
  return {
    productId: row.productId,
    title: row.title,
    handle: row.handle,
    productType: row.productType,
    imageUrl: row.imageUrl,
    publishedAt: row.publishedAt ?? 0,
    variantId: shown?.variantId ?? null,
    priceMinor: shown?.priceMinor ?? 0,
    compareAtMinor: shown?.compareAtMinor ?? null,
    barrier: findBarrier(row, variants, sellable !== undefined, now),
  };
}

function toFacts(
  row: ProductRow,
  { priceMinor, variantId }: ServedProduct,
  variants: readonly VariantRow[],
): Omit<ProductFacts, 'collectionIds'> {
  const tracked = variants.flatMap(({ inventoryQuantity, updatedAt, levelUnits, levelUpdatedAt }) =>
    inventoryQuantity === null
      ? []
      : levelUpdatedAt !== null && levelUpdatedAt > updatedAt
        ? levelUnits!
        : inventoryQuantity,
  );
  return {
    productId: row.productId,
    productType: row.productType.toLowerCase(),
    vendor: row.vendor.toLowerCase(),
    tags: row.tags.toLowerCase(),
    priceMinor,
    units: tracked.length === 0 ? null : tracked.reduce((sum, units) => sum + units, 0),
    costMinor: variants.find((variant) => variant.variantId === variantId)?.costMinor ?? null,
  };
}

function findBarrier(
  row: ProductRow,
  variants: readonly VariantRow[],
  isSellable: boolean,
  now: number,
): Barrier | null {
  if (row.status !== 'active') return 'not active';
  if (row.publishedAt === null || row.publishedAt > now) return 'not published';
  if (row.isGiftCard) return 'gift card';
  if (row.isExcluded) return 'left out by its tag';
  if (isSellable) return null;
  return variants.some(({ priceMinor }) => priceMinor > 0) ? 'sold out' : 'no price';
}
