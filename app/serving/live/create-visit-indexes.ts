import type { VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import type { App } from '../../app.server.ts';
import { count } from '../../metrics.ts';
import { SECOND } from '../../time.ts';
import { createVisitIndex, type VisitIndex } from '../create-visit-index.ts';

/** The last visits of the shops this process answers for. */
export interface VisitIndexes {
  /** The shop's visits as of at most a second ago; null while they are loaded. */
  get(shopId: number): VisitModel | null;
  /** Let go of a shop. */
  drop(shopId: number): void;
}

interface VisitIndexesOptions {
  /** Views kept for all shops together. Default 5 million. */
  readonly maxViews?: number;
}

interface Entry {
  readonly index: VisitIndex;
  /** Until then nothing is tried: reading failed. */
  restUntil: number;
}

/** Between two answers; then others have as much time. */
const SLICE_MS = 8;
const REST = 60 * SECOND;

/** Create the keeper of visits: loaded behind the answers in short slices, then following every view. */
export function createVisitIndexes(app: App, { maxViews = 5_000_000 }: VisitIndexesOptions = {}): VisitIndexes {
  const entries = new Map<number, Entry>();
  const waiting = new Set<number>();
  let timer: NodeJS.Timeout | undefined;

  const fail = (shopId: number, error: unknown) => {
    app.log.error('visits failed, they are loaded anew', { shopId, error });
    count(app, 'regulars_visit_index_failures_total');
    entries.set(shopId, { index: createVisitIndex(app, shopId), restUntil: app.now() + REST });
  };
  const turn = () => {
    timer = undefined;
    const [shopId] = waiting;
    if (shopId === undefined || !app.db.sql.open) return;
    const startedAt = performance.now();
    waiting.delete(shopId);
    const entry = entries.get(shopId);
    try {
      if (entry && !entry.index.advance(SLICE_MS)) waiting.add(shopId);
    } catch (error) {
      fail(shopId, error);
    }
    dropOldest();
    schedule(performance.now() - startedAt);
  };
  const schedule = (pauseMs: number) => {
    if (waiting.size > 0) timer ??= setTimeout(turn, pauseMs).unref();
  };
  /** Of the shops asked the longest ago, until the rest is small enough. The last one asked stays. */
  const dropOldest = () => {
    let views = 0;
    for (const { index } of entries.values()) views += index.size();
    for (const [shopId, { index }] of entries) {
      if (views <= maxViews || entries.size === 1) return;
      views -= index.size();
      entries.delete(shopId);
    }
  };

  return {
    get(shopId) {
      let entry = entries.get(shopId);
      if (entry && app.now() < entry.restUntil) return null;
      entry ??= { index: createVisitIndex(app, shopId), restUntil: 0 };
      entries.delete(shopId);
      entries.set(shopId, entry);
      try {
        const model = entry.index.get();
        if (entry.index.isComplete()) return model;
      } catch (error) {
        fail(shopId, error);
        return null;
      }
      waiting.add(shopId);
      schedule(0);
      return null;
    },
    drop: (shopId) => void entries.delete(shopId),
  };
}
