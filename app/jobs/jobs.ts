import { z } from 'zod';
import type { App } from '../app.server.ts';
import { createAdminClient } from '../ingest/admin/create-admin-client.ts';
import { loadAccessToken } from '../ingest/admin/load-access-token.ts';
import { beginBackfill } from '../ingest/backfill/begin-backfill.ts';
import { activatePixel } from '../ingest/install/activate-pixel.ts';
import { loadShopSettings } from '../ingest/install/load-shop-settings.ts';
import { pruneIngest } from '../ingest/prune-ingest.ts';
import { reconcileShop } from '../ingest/reconcile/reconcile-shop.ts';
import { refreshCollection } from '../ingest/reconcile/refresh-collection.ts';
import { refreshOrder } from '../ingest/reconcile/refresh-order.ts';
import { sendDueDigest } from '../measurement/digest/send-due-digest.ts';
import { pruneRecommendationEvents } from '../measurement/prune-recommendation-events.ts';
import { runRebuild } from '../profiles/run-rebuild.ts';
import { syncAllSegments } from '../profiles/segments/sync-all-segments.ts';
import { syncSegment } from '../profiles/segments/sync-segment.ts';
import { wakeSync } from '../profiles/segments/wake-sync.ts';
import { pruneRecommendations } from '../serving/prune-recommendations.ts';
import { DAY, HOUR } from '../time.ts';
import { awaitUnlessStopped } from './await-unless-stopped.ts';
import { continueBackfill } from './continue-backfill.ts';
import { enqueueJob } from './enqueue-job.ts';
import type { JobName, JobPayloads } from './job-payloads.ts';
import { pruneJobs } from './prune-jobs.ts';
import { trainUntilStopped } from './train-until-stopped.ts';

export interface Job<Payload> {
  readonly schema: z.ZodType<Payload>;
  /** Enqueued by itself for every installed shop, this often. */
  readonly every?: number;
  run(app: App, shopId: number, payload: Payload, signal: AbortSignal): Promise<void>;
}

const nothing = z.object({}).transform(() => ({}));

/** Every job there is: its payload, its schedule, what it does. */
export const JOBS: { readonly [Name in JobName]: Job<JobPayloads[Name]> } = {
  'start-backfill': {
    schema: z.object({ restart: z.boolean().optional() }),
    async run(app, shopId, { restart = false }) {
      await loadShopSettings(app, createAdminClient(app, shopId), shopId);
      beginBackfill(app, shopId, { restart });
      enqueueJob(app.db, { shopId, name: 'activate-pixel', payload: {}, runAt: app.now() });
      enqueueJob(app.db, { shopId, name: 'read-bulk-result', payload: {}, runAt: app.now() });
    },
  },
  'activate-pixel': {
    schema: nothing,
    run: (app, shopId) => activatePixel(app, createAdminClient(app, shopId), shopId),
  },
  'read-bulk-result': {
    schema: z.object({ bulkOperationId: z.string().optional() }),
    async run(app, shopId, { bulkOperationId }, signal) {
      if (bulkOperationId !== undefined) wakeSync(app.db, shopId, bulkOperationId, app.now());
      await continueBackfill(app, shopId, signal);
    },
  },
  'refresh-order': {
    schema: z.object({ orderId: z.int().positive() }),
    run: (app, shopId, { orderId }) => refreshOrder(app, shopId, orderId),
  },
  'refresh-collection': {
    schema: z.object({ collectionId: z.int().positive() }),
    run: (app, shopId, { collectionId }) => refreshCollection(app, shopId, collectionId),
  },
  'reconcile-shop': {
    schema: nothing,
    every: HOUR,
    run: (app, shopId) => reconcileShop(app, shopId),
  },
  'train-shop': {
    schema: z.object({ factsVersion: z.int().optional(), chooses: z.boolean().optional() }),
    run: (app, shopId, { chooses }, signal) => trainUntilStopped(app, shopId, { chooses }, signal),
  },
  'fit-profiles': {
    schema: nothing,
    // Left to itself, a rebuild ends well or is made anew.
    run: async (app, shopId, _payload, signal) =>
      void (await awaitUnlessStopped(() => runRebuild(`file:${app.db.file}`, shopId), signal)),
  },
  'sync-segment': {
    schema: z.object({ segmentId: z.int().positive() }),
    run: (app, shopId, { segmentId }, signal) => syncSegment(app, { shopId, segmentId }, signal),
  },
  'sync-segments': {
    schema: nothing,
    every: DAY,
    run: async (app, shopId) => syncAllSegments(app.db, shopId, app.now()),
  },
  'refresh-token': {
    schema: nothing,
    every: DAY,
    // A refresh token dies after 90 days without use: this uses it, however long nobody opens the app.
    run: async (app, shopId) => void (await loadAccessToken(app, shopId, { renewBefore: DAY })),
  },
  'send-digest': {
    schema: nothing,
    every: HOUR,
    run: async (app, shopId) => void (await sendDueDigest(app, shopId)),
  },
  prune: {
    schema: nothing,
    every: DAY,
    async run(app, shopId, _payload, signal) {
      await pruneIngest(app.db, shopId, app.now(), signal);
      await pruneRecommendations(app.db, shopId, app.now(), signal);
      await pruneRecommendationEvents(app.db, shopId, app.now(), signal);
      pruneJobs(app.db, shopId, app.now());
    },
  },
};
