import { mergeShopColumns } from '#ml/measurement/merge-shop-columns.ts';
import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import { sumMargins, type UnitCosts } from '#ml/measurement/sum-margins.ts';
import type { Database } from '../db.server.ts';
import { getShopVersions } from './get-shop-versions.ts';
import type { ChangeCursor } from './load-changed-orders.ts';
import { BEHIND_ALL, loadShopColumns, type ShopSnapshot } from './load-shop-columns.ts';
import { prepareOnce } from './prepare-once.ts';
import { arrangeOrders } from './shop-columns/arrange-orders.ts';
import { collectOrders } from './shop-columns/collect-orders.ts';
import { loadProductFacts, type ProductFacts } from './shop-columns/load-product-facts.ts';
import { nameTypes } from './shop-columns/name-types.ts';
import { readOrdersById } from './shop-columns/read-order-pages.ts';

/** More changes than this, and more than a quarter of the orders: loading anew is faster. */
const MOST_CHANGES = 1000;

const CHANGED = `SELECT orderId FROM OrderChange WHERE shopId = @shopId AND (version, orderId) > (@version, @orderId)
  ORDER BY orderId LIMIT @limit`;

/**
 * Bring a snapshot up to date by reading what changed since, from one consistent read. The columns equal those of
 * `loadShopColumns` at that moment, byte for byte; they are the same object if nothing in them changed. The given
 * snapshot is not written to.
 */
export function updateShopColumns(db: Database, shopId: number, snapshot: ShopSnapshot): ShopSnapshot {
  return db.sql.transaction(() => {
    const versions = getShopVersions(db, shopId);
    const { columns: base, versions: before } = snapshot;
    const isNewCatalogue = versions.catalogVersion !== before.catalogVersion;
    const isNewFacts = versions.factsVersion !== before.factsVersion;
    if (!isNewCatalogue && !isNewFacts) return snapshot;
    const productFacts = isNewCatalogue ? loadProductFacts(db, shopId) : snapshot.productFacts;
    const limit = Math.max(MOST_CHANGES, Math.floor(base.orderIds.length / 4)) + 1;
    const changed = isNewFacts ? listChanged(db, shopId, snapshot.cursor, limit) : [];
    if (changed.length === limit) return loadShopColumns(db, shopId);
    const erased = versions.erasureVersion === before.erasureVersion ? [] : listErased(db, shopId, base.orderIds);
    const merged = mergeChanges(db, shopId, { base, changedIds: [...changed, ...erased], productFacts });
    const columns = isNewCatalogue ? describeProducts(merged, snapshot.productFacts, productFacts) : merged;
    return { columns, versions, cursor: { version: versions.factsVersion, orderId: BEHIND_ALL }, productFacts };
  })();
}

function listChanged(db: Database, shopId: number, cursor: ChangeCursor, limit: number): number[] {
  return prepareOnce(db, CHANGED)
    .pluck()
    .all({ shopId, ...cursor, limit }) as number[];
}

/** The orders that are stored no longer. */
function listErased(db: Database, shopId: number, orderIds: Float64Array): number[] {
  const stored = prepareOnce(db, 'SELECT orderId FROM "Order" WHERE shopId = ?').pluck().all(shopId) as number[];
  const isStored = new Set(stored);
  return Array.from(orderIds).filter((orderId) => !isStored.has(orderId));
}

function mergeChanges(
  db: Database,
  shopId: number,
  {
    base,
    changedIds,
    productFacts,
  }: { readonly base: ShopColumns; readonly changedIds: readonly number[]; readonly productFacts: ProductFacts },
): ShopColumns {
  if (changedIds.length === 0) return base;
  const page = readOrdersById(db, shopId, changedIds);
  const room = { orders: page.heads.length, lines: page.lines.length };
  const merged = mergeShopColumns(base, arrangeOrders(collectOrders([page], room), productFacts), changedIds);
  return { ...merged, ...nameTypes(merged.productIds, productFacts.types) };
}

/** Margins and types anew, where the catalogue says something else of them. */
function describeProducts(columns: ShopColumns, before: ProductFacts, now: ProductFacts): ShopColumns {
  const types = nameTypes(columns.productIds, now.types);
  const isSameType =
    isEqual(types.productType, columns.productType) &&
    types.productTypes.join('\n') === columns.productTypes.join('\n');
  const isSameCost = isSame(before.unitCosts, now.unitCosts);
  if (isSameType && isSameCost) return columns;
  return { ...columns, ...types, marginMinor: isSameCost ? columns.marginMinor : sumMargins(columns, now.unitCosts) };
}

function isSame(before: UnitCosts, now: UnitCosts): boolean {
  return isEqual(before.variantIds, now.variantIds) && isEqual(before.costMinor, now.costMinor);
}

function isEqual(left: Float64Array | Uint16Array, right: Float64Array | Uint16Array): boolean {
  return left.length === right.length && left.every((value, at) => value === right[at]);
}
