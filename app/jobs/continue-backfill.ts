import type { App } from '../app.server.ts';
import { advanceBackfill } from '../ingest/backfill/advance-backfill.ts';
import { listBackfillRows } from '../ingest/backfill/backfill-row.ts';
import { SECOND } from '../time.ts';
import { enqueueJob } from './enqueue-job.ts';

const SOONEST_POLL = 300;
const LATEST_POLL = 30 * SECOND;

/**
 * Take a shop's backfill as far as it goes, and enqueue what follows: another look while Shopify is at work (the
 * longer it takes the rarer; its webhook may come first), or the first training when all is there.
 */
export async function continueBackfill(app: App, shopId: number, signal: AbortSignal): Promise<void> {
  switch (await advanceBackfill(app, shopId, signal)) {
    case 'waiting': {
      const startedAt = listBackfillRows(app.db, shopId).find(({ state }) => state === 'running')?.startedAt;
      const elapsed = app.now() - (startedAt ?? app.now());
      const runAt = app.now() + Math.min(LATEST_POLL, Math.max(SOONEST_POLL, elapsed / 4));
      enqueueJob(app.db, { shopId, name: 'read-bulk-result', payload: {}, runAt: Math.round(runAt) });
      return;
    }
    case 'finished': {
      const factsVersion = app.db.sql.prepare('SELECT factsVersion FROM Shop WHERE id = ?').pluck().get(shopId);
      // First, because it takes seconds and training minutes.
      enqueueJob(app.db, { shopId, name: 'fit-profiles', payload: {}, runAt: app.now() });
      enqueueJob(app.db, {
        shopId,
        name: 'train-shop',
        payload: { factsVersion: factsVersion as number },
        runAt: app.now() + 1,
      });
      return;
    }
    case 'idle':
  }
}
