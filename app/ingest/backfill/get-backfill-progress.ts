import type { Backfill } from '../../../prisma/generated/client.ts';
import type { App } from '../../app.server.ts';
import { BACKFILL_RESOURCES, type BackfillResource, type BackfillState } from './backfill-row.ts';

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
export async function getBackfillProgress({ db }: App, shopId: number): Promise<BackfillProgress> {
  const rows = await db.prisma.backfill.findMany({ where: { shopId } });
  const states = rows.map(({ state }) => state);
  const isOver = states.every((state) => state === 'done' || state === 'failed');
  const end = states.includes('failed') ? 'failed' : 'done';
  return {
    state: rows.length === 0 ? 'none' : isOver ? end : 'running',
    windowDays: rows.find(({ resource }) => resource === 'orders')?.windowDays ?? null,
    resources: BACKFILL_RESOURCES.flatMap((resource) =>
      rows.filter((row) => row.resource === resource).map((row) => describe(resource, row)),
    ),
  };
}

function describe(resource: BackfillResource, row: Backfill): ResourceProgress {
  return {
    resource,
    state: row.state as BackfillState,
    read: row.linesRead,
    total: Math.max(row.objectCount, row.linesRead),
    refused: row.refused,
    error: row.error,
    startedAt: row.startedAt?.getTime() ?? null,
    finishedAt: row.finishedAt?.getTime() ?? null,
  };
}
