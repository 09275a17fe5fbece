import { z } from 'zod';
import type { Database } from '../db.server.ts';
import { getInboxHealth } from '../ingest/get-inbox-health.ts';
import { getPixelHealth } from '../ingest/get-pixel-health.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { getStorefrontHealth } from '../serving/get-storefront-health.ts';
import { DAY } from '../time.ts';
import type { SetupGuide, SetupStep } from './setup-step.ts';

export const SETUP_GUIDE_KEY = 'setup-guide';

/** What stands in the setting: the steps that were done when the guide was dismissed. */
export const dismissalSchema = z.object({ done: z.array(z.string()) });

/** A door that was used within this time is open. */
const LATELY = 7 * DAY;

/** Get the setup guide of a shop: every step is what the app has seen, none is ticked by hand. */
export function getSetupGuide(db: Database, shopId: number, now: number): SetupGuide {
  const since = now - LATELY;
  const { lastIssuedAt } = getStorefrontHealth(db, shopId, since);
  const pixelAt = getPixelHealth(db, shopId, since).lastReceivedAt;
  const steps: SetupStep[] = [
    checkBackfill(db, shopId),
    { name: 'webhooks', ...checkLately(getInboxHealth(db, shopId, since).lastReceivedAt, since) },
    checkModel(db, shopId),
    { name: 'block', ...checkLately(lastIssuedAt, since) },
    { name: 'pixel', ...checkLately(pixelAt, since) },
  ];
  const stored = prepareOnce(db, 'SELECT value FROM Setting WHERE shopId = ? AND key = ?')
    .pluck()
    .get(shopId, SETUP_GUIDE_KEY) as string | undefined;
  const dismissed = stored === undefined ? null : dismissalSchema.parse(JSON.parse(stored)).done;
  const isBroken = steps.some((step) => step.state !== 'done' && dismissed?.includes(step.name));
  return { steps, isShown: dismissed === null || isBroken };
}

/** A door that was open once and has been silent for a week may be closed. */
function checkLately(at: number | null, since: number): Pick<SetupStep, 'state' | 'at'> {
  if (at === null) return { state: 'waiting', at };
  return { state: at >= since ? 'done' : 'broken', at };
}

/** Done when every resource is; orders that came without a backfill (an import from files) count as well. */
function checkBackfill(db: Database, shopId: number): SetupStep {
  const rows = prepareOnce(db, 'SELECT state, finishedAt FROM Backfill WHERE shopId = ?').all(shopId) as {
    state: string;
    finishedAt: number | null;
  }[];
  const name = 'backfill';
  if (rows.some((row) => row.state === 'failed')) return { name, state: 'broken', at: null };
  if (rows.length > 0) {
    const done = rows.every((row) => row.state === 'done');
    return { name, state: done ? 'done' : 'waiting', at: Math.max(...rows.map((row) => row.finishedAt ?? 0)) || null };
  }
  const hasOrder = prepareOnce(db, 'SELECT 1 FROM "Order" WHERE shopId = ? LIMIT 1').get(shopId) !== undefined;
  return { name, state: hasOrder ? 'done' : 'waiting', at: null };
}

function checkModel(db: Database, shopId: number): SetupStep {
  const at = prepareOnce(
    db,
    `SELECT a.trainedAt FROM ServedModel s JOIN ModelArtifact a ON a.shopId = s.shopId AND a.version = s.version
     WHERE s.shopId = ?`,
  )
    .pluck()
    .get(shopId) as number | undefined;
  return { name: 'model', state: at === undefined ? 'waiting' : 'done', at: at ?? null };
}
