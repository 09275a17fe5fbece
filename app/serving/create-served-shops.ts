import type { VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import type { App } from '../app.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { count } from '../metrics.ts';
import { SECOND } from '../time.ts';
import { loadEarlierModel } from '../training/load-earlier-model.ts';
import { loadServedModel } from '../training/load-served-model.ts';
import { buildStillShop, countLive, type StillShop } from './build-served-shop.ts';
import { createLiveShops } from './live/create-live-shops.ts';
import { createVisitIndexes } from './create-visit-indexes.ts';
import type { LiveCounts } from './live/live-counts.ts';
import type { FactsVersions } from './live/live-shop.ts';
import { loadCatalog } from './load-catalog.ts';
import type { ServedShop } from './served-shop.ts';

/** The shops this process answers for. */
export interface ServedShops {
  /** The shop: its orders as of at most a quarter of a second ago, its catalogue and model as of at most a second. */
  get(shopId: number): ServedShop;
}

/** What the shop's row says: what of it is newer than what is in memory. */
interface Versions extends FactsVersions {
  readonly catalogVersion: number;
  readonly modelVersion: string | null;
}

interface Entry {
  readonly still: StillShop;
  shop: ServedShop;
  /** `shop.live` as it was when the lists of `shop` were made. */
  revision: number;
  /** When the versions are read again. */
  readAt: number;
  /** When the versions of catalogue and model are compared again. */
  checkAt: number;
  /** A version that could not be loaded, and when it is tried again. */
  bad: { readonly version: string; readonly retryAt: number } | null;
}

interface ServedShopsOptions {
  /** Shops kept in memory; the one unused the longest goes. Default 500. */
  readonly capacity?: number;
}

const READ_EVERY = SECOND / 4;
const CHECK_EVERY = SECOND;
const RETRY_BAD_AFTER = 60 * SECOND;
/** Reading a catalogue takes at most this part of the thread's time, however fast it changes. */
const LOAD_SHARE = 1 / 20;
const VERSIONS = `SELECT s.catalogVersion, s.factsVersion, s.erasureVersion, m.version AS modelVersion
  FROM Shop s LEFT JOIN ServedModel m ON m.shopId = s.id WHERE s.id = ?`;
const NO_SHOP: Versions = { catalogVersion: 0, factsVersion: 0, erasureVersion: 0, modelVersion: null };

/**
 * Create the cache of served shops: loaded when first asked for, swapped whole when model or catalogue moved, counted
 * anew when an order was accepted.
 */
export function createServedShops(app: App, { capacity = 500 }: ServedShopsOptions = {}): ServedShops {
  const entries = new Map<number, Entry>();
  const lives = createLiveShops(app);
  const visits = createVisitIndexes(app);
  return {
    get(shopId) {
      const now = app.now();
      const known = entries.get(shopId);
      if (known && now < known.readAt) return known.shop;
      const versions = (prepareOnce(app.db, VERSIONS).get(shopId) as Versions | undefined) ?? NO_SHOP;
      const entry = known && now < known.checkAt ? known : refresh(app, shopId, known, versions, now);
      follow(entry, lives.get(shopId, versions), visits.get(shopId));
      entry.readAt = now + READ_EVERY;
      entries.delete(shopId);
      entries.set(shopId, entry);
      if (entries.size > capacity) {
        const oldest = entries.keys().next().value!;
        entries.delete(oldest);
        lives.drop(oldest);
        visits.drop(oldest);
      }
      return entry.shop;
    },
  };
}

/** Take the counts and visits as they are now; the lists are made anew if the counts moved. */
function follow(entry: Entry, live: LiveCounts | null, visits: VisitModel | null): void {
  const revision = live?.revision ?? -1;
  if (live === entry.shop.live && revision === entry.revision && visits === entry.shop.visits) return;
  entry.shop = countLive(entry.still, live, visits);
  entry.revision = revision;
}

function refresh(
  app: App,
  shopId: number,
  known: Entry | undefined,
  { catalogVersion, modelVersion }: Versions,
  now: number,
): Entry {
  const shop = known?.still;
  const isCatalogNew = !shop || shop.catalog.version !== catalogVersion || now >= shop.catalog.changesAt;
  const isBad = known?.bad != null && known.bad.version === modelVersion && now < known.bad.retryAt;
  const isModelNew = !isBad && (!shop || shop.modelVersion !== modelVersion);
  if (shop && !isCatalogNew && !isModelNew) {
    known.checkAt = now + CHECK_EVERY;
    return known;
  }
  const before = process.threadCpuUsage();
  const catalog = isCatalogNew ? loadCatalog(app.db, shopId, now) : shop.catalog;
  const loaded = isModelNew && modelVersion !== null ? load(app, shopId) : null;
  const bad =
    isModelNew && modelVersion !== null && !loaded ? { version: modelVersion, retryAt: now + RETRY_BAD_AFTER } : null;
  const inMemory = shop?.model ? { model: shop.model, version: shop.modelVersion } : null;
  const served = bad ? (inMemory ?? loadEarlierModel(app.db, shopId)) : isModelNew ? loaded : inMemory;
  const still = buildStillShop({
    shopId,
    catalog,
    model: served?.model ?? null,
    modelVersion: served?.version ?? null,
  });
  const { user, system } = process.threadCpuUsage(before);
  const tookMs = (user + system) / 1000;
  count(app, 'regulars_served_shop_loads_total');
  return {
    still,
    shop: countLive(still, null, null),
    revision: -1,
    readAt: now,
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
