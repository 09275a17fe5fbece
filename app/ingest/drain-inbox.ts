import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App } from '../app.server.ts';
import { HOUR, SECOND } from '../time.ts';
import { buryDelivery } from './bury-delivery.ts';
import { openTombstones } from './fact-writers/open-tombstones.ts';
import { listWaitingShops } from './list-waiting-shops.ts';
import { prepareOnce } from './prepare-once.ts';
import { redactShop } from './redact-shop.ts';
import { takeDeliveries, type WaitingDelivery } from './take-deliveries.ts';
import { PayloadError } from './webhooks/parse-payload.ts';
import { readDelivery } from './webhooks/read-delivery.ts';
import type { Reading, WebhookContext } from './webhooks/reading.ts';
import { wipeLog } from './wipe-log.ts';
import { createFactWriter } from './write-facts.ts';

const MAX_ATTEMPTS = 8;
const FIRST_RETRY = 5 * SECOND;

/** The disk or the lock failed, not the delivery: the whole transaction is gone and the round ends. */
const STORAGE_FAULT = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|CORRUPT|READONLY)/;

const SHOP = `SELECT id, domain, currency, installedAt,
    EXISTS (SELECT 1 FROM Product WHERE shopId = Shop.id AND deletedAt IS NULL) AS hasCatalog
  FROM Shop WHERE id = ?`;

interface DrainOptions {
  /** The longest a transaction goes on before it lets acknowledgements through, in milliseconds. */
  readonly sliceMs?: number;
}

/** A delivery with what its reading asks for, or why it cannot be read. */
interface Step {
  readonly delivery: WaitingDelivery;
  readonly reading: Reading | Error;
}

/**
 * Read the inbox for one fair round: every shop gets the same small share, so one shop's flood or poison never delays
 * another's. The facts of a delivery and the mark that it is done are one transaction.
 *
 * @returns how many deliveries were taken; 0 when nothing is due.
 */
export async function drainInbox(app: App, { sliceMs = 5 }: DrainOptions = {}): Promise<number> {
  let taken = 0;
  await nextTurn();
  for (const shopId of listWaitingShops(app.db)) {
    taken += await drainShop(app, shopId, sliceMs);
    await nextTurn();
  }
  return taken;
}

async function drainShop(app: App, shopId: number, sliceMs: number): Promise<number> {
  const shop = prepareOnce(app.db, SHOP).get(shopId) as WebhookContext['shop'] | undefined;
  if (!shop) return 0;
  const deliveries = takeDeliveries(app.db, shopId, app.now());
  const erasedAt = openTombstones(app.db, 0, null).redactedAt('shop', shop.domain);
  if (erasedAt !== null && eraseAgain(app, shop, erasedAt)) return deliveries.length;
  const steps = deliveries.map((delivery) => ({ delivery, reading: readStep(app, shop, delivery, erasedAt) }));
  let next = 0;
  while (next < steps.length) {
    const reading = steps[next]?.reading;
    if (reading && 'erase' in reading) {
      reading.erase();
      wipeLog(app.db);
      return deliveries.length;
    }
    next = writeSlice(app, shopId, steps, next, sliceMs);
    if (next < steps.length) await nextTurn();
  }
  return deliveries.length;
}

function readStep(
  app: App,
  shop: WebhookContext['shop'],
  delivery: WaitingDelivery,
  erasedAt: number | null,
): Reading | Error {
  const { topic, receivedAt, triggeredAt, body } = delivery;
  const happenedAt = triggeredAt ?? receivedAt;
  if (erasedAt !== null && happenedAt <= erasedAt) return { write: () => {} };
  try {
    return readDelivery(body, { app, shop, topic, happenedAt, receivedAt });
  } catch (error) {
    return error as Error;
  }
}

/** Messages from before the shop was erased bring nothing back, not even the row their arrival made. */
function eraseAgain({ db }: App, shop: WebhookContext['shop'], erasedAt: number): boolean {
  const isNewer = 'SELECT 1 FROM WebhookDelivery WHERE shopId = ? AND coalesce(triggeredAt, receivedAt) > ? LIMIT 1';
  if (shop.installedAt !== null || prepareOnce(db, isNewer).get(shop.id, erasedAt)) return false;
  redactShop(db, { shopId: shop.id, domain: shop.domain, redactedAt: erasedAt });
  return true;
}

/** Write from step `first` until the slice is over or a step wants to be alone. @returns the step to go on with. */
function writeSlice(app: App, shopId: number, steps: readonly Step[], first: number, sliceMs: number): number {
  const facts = createFactWriter(app.db, shopId, null);
  const markDone = prepareOnce(
    app.db,
    `UPDATE WebhookDelivery SET state = 'done', attempts = attempts + 1, body = NULL, retryAt = NULL, doneAt = ?
     WHERE shopId = ? AND deliveryId = ?`,
  );
  const forget = prepareOnce(app.db, 'DELETE FROM DeadLetter WHERE shopId = ? AND id = ?');
  let next = first;
  const writeOne = app.db.sql.transaction(
    (reading: Extract<Reading, { write: unknown }>, delivery: WaitingDelivery) => {
      reading.write(facts);
      markDone.run(app.now(), shopId, delivery.deliveryId);
      if (delivery.attempts > 0) forget.run(shopId, delivery.deliveryId);
    },
  );
  const writeAll = app.db.sql.transaction(() => {
    const until = performance.now() + sliceMs;
    do {
      const { delivery, reading } = steps[next] as Step;
      if ('erase' in reading) break;
      if (reading instanceof Error) settleFailure(app, delivery, reading);
      else
        try {
          writeOne(reading, delivery);
        } catch (error) {
          settleFailure(app, delivery, error as Error);
        }
      next++;
    } while (next < steps.length && performance.now() < until);
    facts.finish();
  });
  writeAll.immediate();
  return next;
}

/** What cannot be read dies at once; what failed for another reason is tried again, a bounded number of times. */
function settleFailure(app: App, delivery: WaitingDelivery, error: Error): void {
  if (STORAGE_FAULT.test((error as { code?: string }).code ?? '')) throw error;
  if (error instanceof PayloadError) return buryDelivery(app, delivery, error.message);
  const { shopId, deliveryId, topic, attempts } = delivery;
  app.log.error('inbox.read-failed', { shopId, deliveryId, topic, attempts: attempts + 1, error });
  if (attempts + 1 >= MAX_ATTEMPTS)
    return buryDelivery(app, delivery, `Cannot read the webhook: it failed ${MAX_ATTEMPTS} times (${error.name}).`);
  prepareOnce(
    app.db,
    'UPDATE WebhookDelivery SET attempts = attempts + 1, retryAt = ? WHERE shopId = ? AND deliveryId = ?',
  ).run(app.now() + Math.min(FIRST_RETRY * 4 ** attempts, HOUR), shopId, deliveryId);
}
