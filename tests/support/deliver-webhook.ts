import { randomUUID } from 'node:crypto';
import type { App } from '#app/app.server.ts';
import { drainInbox } from '#app/ingest/drain-inbox.ts';
import { createInbox, type Inbox } from '#app/ingest/inbox.ts';

interface DeliveryOptions {
  readonly shop?: string;
  readonly id?: string;
  readonly triggeredAt?: number | null;
}

const inboxes = new WeakMap<App, Inbox>();

/** Put a verified delivery into the inbox, unread. @returns its id. */
export async function putDelivery(
  app: App,
  topic: string,
  payload: unknown,
  options: DeliveryOptions = {},
): Promise<string> {
  const { shop = 'test-shop.myshopify.com', id: deliveryId = randomUUID(), triggeredAt = app.now() } = options;
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
  const delivery = {
    shop,
    deliveryId,
    topic,
    apiVersion: '2026-10',
    eventId: null,
    triggeredAt,
    receivedAt: app.now(),
    body,
  };
  let inbox = inboxes.get(app);
  if (!inbox) inboxes.set(app, (inbox = createInbox(app)));
  const { append } = inbox;
  const kept = await new Promise<boolean>((resolve) => append(delivery, resolve));
  if (!kept) throw new Error('Cannot put the delivery: its commit must succeed.');
  return deliveryId;
}

/** Read everything that is due. */
export async function drainAll(app: App): Promise<number> {
  let total = 0;
  for (let read = await drainInbox(app); read > 0; read = await drainInbox(app)) total += read;
  return total;
}

/** Put a delivery into the inbox and read it. @returns its id. */
export async function deliverWebhook(
  app: App,
  topic: string,
  payload: unknown,
  options: DeliveryOptions = {},
): Promise<string> {
  const id = await putDelivery(app, topic, payload, options);
  await drainAll(app);
  return id;
}
