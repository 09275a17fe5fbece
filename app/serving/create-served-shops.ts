import type { App } from '../app.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { count } from '../metrics.ts';
import { SECOND } from '../time.ts';
import { loadEarlierModel } from '../training/load-earlier-model.ts';
import { loadServedModel } from '../training/load-served-model.ts';
import { buildServedShop } from './build-served-shop.ts';
import { loadCatalog } from './load-catalog.ts';
import type { ServedShop } from './served-shop.ts';

/** The shops this process answers for. */
export interface ServedShops {
  /** The shop as of at most a second ago. */
  get(shopId: number): ServedShop;
}

interface Entry {
  shop: ServedShop;
  /** When the versions are compared again. */
  checkAt: number;
  /** A version that could not be loaded, and when it is tried again. */
  bad: { readonly version: string; readonly retryAt: number } | null;
}

interface ServedShopsOptions {
  /** Shops kept in memory; the one unused the longest goes. Default 500. */
  readonly capacity?: number;
}

const CHECK_EVERY = SECOND;
const RETRY_BAD_AFTER = 60 * SECOND;
/** Reading a catalogue takes at most this part of the time, however fast it changes. */
const LOAD_SHARE = 1 / 20;
const VERSIONS = `SELECT s.catalogVersion, m.version FROM Shop s LEFT JOIN ServedModel m ON m.shopId = s.id WHERE s.id = ?`;

/** Create the cache of served shops: loaded when first asked for, swapped whole when model or catalogue moved. */
export function createServedShops(app: App, { capacity = 500 }: ServedShopsOptions = {}): ServedShops {
  const entries = new Map<number, Entry>();
  return {
    get(shopId) {
      const now = app.now();
      const known = entries.get(shopId);
      if (known && now < known.checkAt) return known.shop;
      const entry = refresh(app, shopId, known, now);
      entries.delete(shopId);
      entries.set(shopId, entry);
      if (entries.size > capacity) entries.delete(entries.keys().next().value!);
      return entry.shop;
    },
  };
}

function refresh(app: App, shopId: number, known: Entry | undefined, now: number): Entry {
  const versions = prepareOnce(app.db, VERSIONS).raw().get(shopId) as [number, string | null] | undefined;
  const [catalogVersion, modelVersion] = versions ?? [0, null];
  const shop = known?.shop;
  const isCatalogNew = !shop || shop.catalog.version !== catalogVersion || now >= shop.catalog.changesAt;
  const isBad = known?.bad != null && known.bad.version === modelVersion && now < known.bad.retryAt;
  const isModelNew = !isBad && (!shop || shop.modelVersion !== modelVersion);
  if (shop && !isCatalogNew && !isModelNew) {
    known.checkAt = now + CHECK_EVERY;
    return known;
  }
  const startedAt = performance.now();
  const catalog = isCatalogNew ? loadCatalog(app.db, shopId, now) : shop.catalog;
  const loaded = isModelNew && modelVersion !== null ? load(app, shopId) : null;
  const bad =
    isModelNew && modelVersion !== null && !loaded ? { version: modelVersion, retryAt: now + RETRY_BAD_AFTER } : null;
  const inMemory = shop?.model ? { model: shop.model, version: shop.modelVersion } : null;
  const served = bad ? (inMemory ?? loadEarlierModel(app.db, shopId)) : isModelNew ? loaded : inMemory;
  const next = buildServedShop({
    shopId,
    catalog,
    model: served?.model ?? null,
    modelVersion: served?.version ?? null,
  });
  const tookMs = performance.now() - startedAt;
  count(app, 'regulars_served_shop_loads_total');
  return {
    shop: next,
    checkAt: now + Math.max(CHECK_EVERY, tookMs / LOAD_SHARE),
    bad: bad ?? (isBad ? known.bad : null),
  };
}

function load(app: App, shopId: number): ReturnType<typeof loadServedModel> {
  try {
    return loadServedModel(app.db, shopId);
  } catch (error) {
    app.log.error('model not loaded, the one before goes on serving', { shopId, error });
    count(app, 'regulars_model_load_failures_total');
    return null;
  }
}
