import { z } from 'zod';
import type { Database } from '../db.server.ts';
import { getInboxHealth } from '../ingest/get-inbox-health.ts';
import { getLastNewOrderAt } from '../ingest/get-last-new-order-at.ts';
import { getPixelHealth } from '../ingest/get-pixel-health.ts';
import { getStorefrontHealth } from '../serving/get-storefront-health.ts';
import { DAY } from '../time.ts';
import { getModelReport } from '../training/get-model-report.ts';
import type { SetupGuide, SetupStep } from './setup-step.ts';

export const SETUP_GUIDE_KEY = 'setup-guide';

/** What stands in the setting: the steps that were done when the guide was dismissed. */
const dismissalSchema = z.object({ done: z.array(z.string()) });

/** A door that was used within this time is open. */
const LATELY = 7 * DAY;

/** Get the setup guide of a shop: every step is what the app has seen, none is ticked by hand. */
export async function getSetupGuide(db: Database, shopId: number, now: number): Promise<SetupGuide> {
  const since = now - LATELY;
  const { lastIssuedAt } = getStorefrontHealth(db, shopId, since);
  const pixelAt = getPixelHealth(db, shopId, since).lastReceivedAt;
  const steps: SetupStep[] = [
    await checkBackfill(db, shopId),
    checkWebhooks(db, shopId, since),
    await checkModel(db, shopId),
    { name: 'block', ...checkLately(lastIssuedAt, since) },
    { name: 'pixel', ...checkLately(pixelAt, since) },
  ];
  const stored = await db.prisma.setting.findUnique({ where: { shopId_key: { shopId, key: SETUP_GUIDE_KEY } } });
  const dismissed = stored ? dismissalSchema.parse(JSON.parse(stored.value)).done : null;
  const isBroken = steps.some((step) => step.state !== 'done' && dismissed?.includes(step.name));
  return { steps, isShown: dismissed === null || isBroken };
}

/** A door that was open once and has been silent for a week may be closed. */
function checkLately(at: number | null, since: number): Pick<SetupStep, 'state' | 'at'> {
  if (at === null) return { state: 'waiting', at };
  return { state: at >= since ? 'done' : 'broken', at };
}

/** Done by a real order; another message proves the way but not the orders. Silence of a week may be a closed door. */
function checkWebhooks(db: Database, shopId: number, since: number): SetupStep {
  const name = 'webhooks';
  const { lastReceivedAt } = getInboxHealth(db, shopId, since);
  const at = getLastNewOrderAt(db, shopId);
  if (at === null) return { name, state: 'waiting', at: lastReceivedAt };
  return { name, state: (lastReceivedAt ?? at) >= since ? 'done' : 'broken', at };
}

/** Done when every resource is; orders that came without a backfill (an import from files) count as well. */
async function checkBackfill(db: Database, shopId: number): Promise<SetupStep> {
  const rows = await db.prisma.backfill.findMany({ where: { shopId } });
  const name = 'backfill';
  if (rows.some((row) => row.state === 'failed')) return { name, state: 'broken', at: null };
  if (rows.length > 0) {
    const done = rows.every((row) => row.state === 'done');
    return {
      name,
      state: done ? 'done' : 'waiting',
      at: Math.max(...rows.map((row) => row.finishedAt?.getTime() ?? 0)) || null,
    };
  }
  const order = await db.prisma.order.findFirst({ where: { shopId }, select: { orderId: true } });
  return { name, state: order ? 'done' : 'waiting', at: null };
}

async function checkModel(db: Database, shopId: number): Promise<SetupStep> {
  const report = await getModelReport(db, shopId);
  return { name: 'model', state: report?.orderCount ? 'done' : 'waiting', at: report?.trainedAt ?? null };
}
