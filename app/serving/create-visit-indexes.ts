import type { VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import type { App } from '../app.server.ts';
import { count } from '../metrics.ts';
import { SECOND } from '../time.ts';
import { createVisitIndex, type VisitIndex } from './create-visit-index.ts';

/** The visits of the shops this process answers for. */
export interface VisitIndexes {
  /** The shop's visits as of at most a second ago; null for a minute after a failure. */
  get(shopId: number): VisitModel | null;
  /** Let go of a shop. */
  drop(shopId: number): void;
}

interface VisitIndexesOptions {
  /** Views kept of one shop, the newest. Default 400,000. */
  readonly capacity?: number;
  /** Views kept of all shops together, some 200 bytes each; the shop unused the longest goes. Default 2 million. */
  readonly maxViews?: number;
}

/** Between two answers; then others have as much time. */
const SLICE_MS = 5;
const REST = 60 * SECOND;

/** Create the keeper of visits: read behind the answers in short slices, then following every view. */
export function createVisitIndexes(app: App, options: VisitIndexesOptions = {}): VisitIndexes {
  const { capacity = 400_000, maxViews = 2_000_000 } = options;
  const entries = new Map<number, VisitIndex>();
  const resting = new Map<number, number>();
  const waiting = new Set<number>();
  let timer: NodeJS.Timeout | undefined;

  /** What fails is thrown away, and tried again after a rest. */
  const attempt = <T>(shopId: number, work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      app.log.error('visits failed, they are read anew', { shopId, error });
      count(app, 'regulars_visit_index_failures_total');
      entries.delete(shopId);
      resting.set(shopId, app.now() + REST);
      return null;
    }
  };
  const turn = () => {
    timer = undefined;
    const [shopId] = waiting;
    if (shopId === undefined || !app.db.sql.open) return;
    waiting.delete(shopId);
    const visits = entries.get(shopId);
    if (visits && attempt(shopId, () => visits.advance(SLICE_MS)) === false) waiting.add(shopId);
    keepWithin(maxViews, entries);
    schedule();
  };
  const schedule = () => {
    if (waiting.size > 0) timer ??= setTimeout(turn, SLICE_MS).unref();
  };

  return {
    get(shopId) {
      if ((resting.get(shopId) ?? 0) > app.now()) return null;
      resting.delete(shopId);
      return attempt(shopId, () => {
        const visits = entries.get(shopId) ?? createVisitIndex(app, shopId, { capacity });
        entries.delete(shopId);
        entries.set(shopId, visits);
        const model = visits.get();
        keepWithin(maxViews, entries);
        if (!visits.isComplete()) waiting.add(shopId);
        schedule();
        return model;
      });
    },
    drop(shopId) {
      entries.delete(shopId);
      resting.delete(shopId);
      waiting.delete(shopId);
    },
  };
}

/** Let go of the shops unused the longest while all together hold too many; the last asked stays. */
function keepWithin(maxViews: number, entries: Map<number, VisitIndex>): void {
  let total = [...entries.values()].reduce((sum, visits) => sum + visits.size(), 0);
  for (const [shopId, visits] of entries) {
    if (total <= maxViews || entries.size === 1) return;
    total -= visits.size();
    entries.delete(shopId);
  }
}
