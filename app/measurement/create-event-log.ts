import type { App } from '../app.server.ts';
import { createWriteBehind } from '../create-write-behind.ts';
import type { Database } from '../db.server.ts';
import { openTombstones } from '../ingest/fact-writers/open-tombstones.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { count } from '../metrics.ts';
import { findRecommendation } from '../serving/find-recommendation.ts';
import type { StorefrontEvent } from './read-storefront-events.ts';

/** A storefront event with what the server knows of it. */
export interface ReceivedEvent {
  readonly shopId: number;
  readonly event: StorefrontEvent;
  readonly customerId: number | null;
  readonly occurredAt: number;
  readonly receivedAt: number;
}

export interface EventLog {
  record(event: ReceivedEvent): void;
  close(): Promise<void>;
}

/** A recommendation is written behind its answer, perhaps by another process: its events wait for it this long. */
const PATIENCE_MS = 3000;
const AGAIN_MS = 300;

const INSERT = `INSERT INTO RecommendationEvent
  (shopId, eventId, kind, recommendationId, placement, productId, slot, visitorId, customerId, occurredAt, receivedAt)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;

/**
 * Create the log of storefront events, in batches, each event id once. What names a recommendation that was never
 * issued, or a product that was not in it, is refused and counted.
 */
export function createEventLog(app: App): EventLog {
  let early: ReceivedEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;
  const behind = createWriteBehind<ReceivedEvent>(app, {
    name: 'recommendation_events',
    write(batch) {
      for (const received of batch) {
        const outcome = writeEvent(app.db, received);
        if (outcome === 'unknown recommendation' && !isClosing && app.now() - received.receivedAt < PATIENCE_MS)
          early.push(received);
        else if (outcome !== 'written') count(app, 'regulars_recommendation_events_refused_total', { reason: outcome });
      }
      if (early.length > 0) timer ??= setTimeout(again, AGAIN_MS);
    },
  });
  const again = () => {
    timer = undefined;
    const retried = early;
    early = [];
    for (const received of retried) behind.put(received);
  };
  return {
    record: (event) => void behind.put(event),
    async close() {
      isClosing = true;
      clearTimeout(timer);
      again();
      await behind.close();
    },
  };
}

function writeEvent(
  db: Database,
  { shopId, event, customerId, occurredAt, receivedAt }: ReceivedEvent,
): 'written' | 'unknown recommendation' | 'unknown product' {
  const { id, kind, recommendationId, productId, visitorId } = event;
  const issued = findRecommendation(db, shopId, recommendationId);
  if (!issued) return 'unknown recommendation';
  const slot = issued.productIds.indexOf(productId) + 1;
  if (slot === 0) return 'unknown product';
  const what = [kind, recommendationId, issued.placement, productId, slot];
  const isErased = customerId !== null && openTombstones(db, shopId, null).redactedAt('customer', customerId) !== null;
  const who = [visitorId ?? null, isErased ? null : customerId];
  prepareOnce(db, INSERT).run(shopId, id, ...what, ...who, occurredAt, receivedAt);
  return 'written';
}
