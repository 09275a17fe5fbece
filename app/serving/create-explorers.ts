import type { App } from '../app.server.ts';
import { count } from '../metrics.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import type { Catalog } from './catalog.ts';
import type { Exploring, Newcomers } from './explore-list.ts';
import { findNewcomers, NEW_DAYS, type ProductActs } from './find-newcomers.ts';

/** Reads what became of a shop's recommendations; both instants in epoch milliseconds, `to` not included. */
export type LoadActs = (
  shopId: number,
  period: { readonly from: number; readonly to: number },
) => readonly ProductActs[];

/** What is new in the shops this process answers for. */
export interface Explorers {
  /**
   * The shop's newcomers as of the beginning of the day, or of the day before while the acts of the new one are counted:
   * lists do not change within a day. Null until anything is counted, after a failure, where the merchant tries nothing
   * out, and for a visitor without an id, who sees what all of them see.
   */
  get(shopId: number, catalog: Catalog, visitorId: string | null): Exploring | null;
}

/** The acts of a shop in the days before a day, stretch by stretch. */
interface Count {
  readonly day: number;
  /** Up to where it is counted. */
  to: number;
  readonly acts: Map<number, ProductActs>;
}

interface Entry {
  readonly count: Count;
  /** The last count that is whole. */
  done: Count | null;
  /** What was found with it in a catalogue. */
  found: { readonly catalog: Catalog; readonly newcomers: Newcomers } | null;
}

export interface ExplorersOptions {
  /** Default: none are known, and nothing is tried out. */
  readonly loadActs?: LoadActs;
  /** Shops kept in memory; the one counted the longest ago goes. Default 500. */
  readonly capacity?: number;
}

/** Counted in one go; a part of a day. */
const STRETCH = 6 * HOUR;
/** Counting takes so long at a time; then others have as much. */
const SLICE_MS = 5;
const REST = MINUTE;

/** Create the keeper of newcomers: counted once a day and shop, behind the answers in short slices. */
export function createExplorers(app: App, { loadActs, capacity = 500 }: ExplorersOptions = {}): Explorers {
  const entries = new Map<number, Entry>();
  const resting = new Map<number, number>();
  const waiting = new Set<number>();
  let timer: NodeJS.Timeout | undefined;

  const attempt = (shopId: number, entry: Entry): void => {
    try {
      if (!advance(entry, (period) => loadActs!(shopId, period))) waiting.add(shopId);
    } catch (error) {
      app.log.error('newcomers failed, they are counted anew', { shopId, error });
      count(app, 'regulars_newcomer_failures_total');
      entries.delete(shopId);
      resting.set(shopId, app.now() + REST);
    }
    if (waiting.size > 0) timer ??= setTimeout(turn, SLICE_MS).unref();
  };
  const turn = () => {
    timer = undefined;
    const [shopId] = waiting;
    if (shopId === undefined || !app.db.sql.open) return;
    waiting.delete(shopId);
    const entry = entries.get(shopId);
    if (entry) attempt(shopId, entry);
    else if (waiting.size > 0) timer = setTimeout(turn, SLICE_MS).unref();
  };

  return {
    get(shopId, catalog, visitorId) {
      const now = app.now();
      if (!loadActs || visitorId === null || !catalog.merchandising.explores) return null;
      if ((resting.get(shopId) ?? 0) > now) return null;
      resting.delete(shopId);
      const day = Math.floor(now / DAY);
      let entry = entries.get(shopId);
      if (entry?.count.day !== day) {
        entry = {
          count: { day, to: (day - NEW_DAYS) * DAY, acts: new Map() },
          found: entry?.found ?? null,
          done: entry?.done ?? null,
        };
        entries.delete(shopId);
        entries.set(shopId, entry);
        if (entries.size > capacity) entries.delete(entries.keys().next().value!);
        attempt(shopId, entry);
      }
      const { done } = entry;
      if (!done) return null;
      if (entry.found?.catalog !== catalog || entry.found.newcomers.day !== done.day)
        entry.found = { catalog, newcomers: findNewcomers(catalog, done.day, done.acts) };
      return { ...entry.found.newcomers, visitor: visitorId };
    },
  };
}

/** Count on for some milliseconds. @returns whether all is counted. */
function advance(entry: Entry, load: (period: Parameters<LoadActs>[1]) => readonly ProductActs[]): boolean {
  const until = performance.now() + SLICE_MS;
  const { count } = entry;
  while (count.to < count.day * DAY) {
    for (const { productId, impressions, clicks } of load({ from: count.to, to: count.to + STRETCH })) {
      const known = count.acts.get(productId) ?? { impressions: 0, clicks: 0 };
      const acts = { productId, impressions: known.impressions + impressions, clicks: known.clicks + clicks };
      count.acts.set(productId, acts);
    }
    count.to += STRETCH;
    if (performance.now() >= until) break;
  }
  if (count.to < count.day * DAY) return false;
  entry.done = count;
  return true;
}
