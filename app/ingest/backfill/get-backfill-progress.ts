import type { App } from '../../app.server.ts';
import { listBackfillRows, type BackfillResource, type BackfillState } from './backfill-row.ts';

export interface ResourceProgress {
  readonly resource: BackfillResource;
  readonly state: BackfillState;
  /** Rows accepted so far, of those Shopify announced (0 before it has). */
  readonly read: number;
  readonly total: number;
  /** Rows that could not be read and are among the dead letters. */
  readonly refused: number;
  readonly error: string | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

export interface BackfillProgress {
  readonly state: 'none' | 'running' | 'done' | 'failed';
  /** Days of orders it covers; null is all there are. */
  readonly windowDays: number | null;
  readonly resources: readonly ResourceProgress[];
}

/** How far a shop's backfill is. `none` before one was begun; `failed` when it ended and a resource is missing. */
export function getBackfillProgress(app: App, shopId: number): BackfillProgress {
  const rows = listBackfillRows(app.db, shopId);
  const states = rows.map(({ state }) => state);
  const isOver = states.every((state) => state === 'done' || state === 'failed');
  const end = states.includes('failed') ? 'failed' : 'done';
  return {
    state: rows.length === 0 ? 'none' : isOver ? end : 'running',
    windowDays: rows.find(({ resource }) => resource === 'orders')?.windowDays ?? null,
    resources: rows.map(({ resource, state, linesRead, objectCount, refused, error, startedAt, finishedAt }) => ({
      ...{ resource, state, refused, error, startedAt, finishedAt },
      read: linesRead,
      total: Math.max(objectCount, linesRead),
    })),
  };
}
