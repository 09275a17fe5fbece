import type { App } from '../../app.server.ts';
import { count } from '../../metrics.ts';
import { SECOND } from '../../time.ts';
import { advanceLiveShop } from './advance-live-shop.ts';
import type { LiveCounts } from './live-counts.ts';
import { openLiveShop, type FactsVersions, type LiveShop } from './live-shop.ts';

/** The live counts of the shops this process answers for. */
export interface LiveShops {
  /** The shop's counts at `versions`, or as near as a few milliseconds' work brings them; null while they are loaded. */
  get(shopId: number, versions: FactsVersions): LiveCounts | null;
  /** Let go of a shop. */
  drop(shopId: number): void;
}

interface LiveShopsOptions {
  /** Ones (a product in an order, or with a buyer) kept for all shops together, about 15 bytes each. Default 20 million. */
  readonly maxOnes?: number;
}

interface Entry {
  live: LiveShop;
  /** The newest seen. */
  versions: FactsVersions;
  /** Until then nothing is tried: it failed, or made place for others (a minute), or is too large (for good). */
  restUntil: number;
}

/** An answer waits for no more than this. */
const IN_ANSWER_MS = 4;
/** Between two answers; then others have as much time. */
const SLICE_MS = 8;
const REST = 60 * SECOND;

/** Create the keeper of live counts: loaded behind the answers in short slices, then following every accepted order. */
export function createLiveShops(app: App, { maxOnes = 20_000_000 }: LiveShopsOptions = {}): LiveShops {
  const entries = new Map<number, Entry>();
  const waiting = new Set<number>();
  let timer: NodeJS.Timeout | undefined;

  const work = (shopId: number, forMs: number): boolean => {
    const entry = entries.get(shopId);
    if (!entry) return true;
    const until = performance.now() + forMs;
    try {
      while (!advanceLiveShop(app.db, shopId, entry.live, entry.versions)) if (performance.now() >= until) return false;
      return true;
    } catch (error) {
      app.log.error('live counts failed, they are loaded anew', { shopId, error });
      count(app, 'regulars_live_counts_failures_total');
      Object.assign(entry, { live: openLiveShop(entry.versions), restUntil: app.now() + REST });
      return true;
    }
  };
  const turn = () => {
    timer = undefined;
    const [shopId] = waiting;
    if (shopId === undefined || !app.db.sql.open) return;
    const startedAt = performance.now();
    waiting.delete(shopId);
    if (!work(shopId, SLICE_MS)) waiting.add(shopId);
    keepWithin(maxOnes, entries, app.now());
    schedule(performance.now() - startedAt);
  };
  const schedule = (pauseMs: number) => {
    if (waiting.size > 0) timer ??= setTimeout(turn, pauseMs).unref();
  };

  return {
    get(shopId, versions) {
      let entry = entries.get(shopId);
      if (entry && app.now() < entry.restUntil) return null;
      // Versions only grow: smaller ones are those of another database.
      if (!entry || versions.factsVersion < entry.versions.factsVersion)
        entry = { live: openLiveShop(versions), versions, restUntil: 0 };
      entry.versions = versions;
      entries.delete(shopId);
      entries.set(shopId, entry);
      const isReady = entry.live.reached >= 0;
      const isDone = isReady && !waiting.has(shopId) && work(shopId, IN_ANSWER_MS);
      if (!isDone) waiting.add(shopId);
      schedule(0);
      return entry.live.reached >= 0 ? entry.live.counts : null;
    },
    drop(shopId) {
      entries.delete(shopId);
      waiting.delete(shopId);
    },
  };
}

/** Let go of the counts unused the longest while all together are too large. One that is so alone is not tried again. */
function keepWithin(maxOnes: number, entries: ReadonlyMap<number, Entry>, now: number): void {
  const sizeOf = ({ live: { orders } }: Entry) => orders.baskets.rows.size + orders.bought.rows.size;
  let total = 0;
  for (const entry of entries.values()) total += sizeOf(entry);
  for (const entry of entries.values()) {
    if (total <= maxOnes) return;
    const size = sizeOf(entry);
    if (size === 0) continue;
    total -= size;
    Object.assign(entry, { live: openLiveShop(entry.versions), restUntil: size > maxOnes ? Infinity : now + REST });
  }
}
