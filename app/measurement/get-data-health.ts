import type { App } from '../app.server.ts';
import { getBackfillProgress, type BackfillProgress } from '../ingest/backfill/get-backfill-progress.ts';
import { getInboxHealth, type InboxHealth } from '../ingest/get-inbox-health.ts';
import { getPixelHealth, type PixelHealth } from '../ingest/get-pixel-health.ts';
import { listDataRequests, type DataRequestEntry } from '../ingest/list-data-requests.ts';
import { listDeadLetters, type DeadLetterEntry } from '../ingest/list-dead-letters.ts';
import { listWatermarks, type WatermarkEntry } from '../ingest/list-watermarks.ts';
import { DAY } from '../time.ts';

/** Whether everything a shop sends arrives and is read. */
export interface DataHealth {
  readonly now: number;
  /** Counts and delays of the last 24 hours. */
  readonly inbox: InboxHealth;
  readonly pixel: PixelHealth;
  readonly deadLetters: readonly DeadLetterEntry[];
  readonly backfill: BackfillProgress;
  readonly watermarks: readonly WatermarkEntry[];
  readonly dataRequests: readonly DataRequestEntry[];
}

/** Get the health of a shop's data. */
export async function getDataHealth(app: App, shopId: number): Promise<DataHealth> {
  const now = app.now();
  const since = now - DAY;
  return {
    now,
    inbox: getInboxHealth(app.db, shopId, since),
    pixel: getPixelHealth(app.db, shopId, since),
    deadLetters: await listDeadLetters(app, shopId),
    backfill: await getBackfillProgress(app, shopId),
    watermarks: await listWatermarks(app.db, shopId),
    dataRequests: await listDataRequests(app, shopId),
  };
}
