import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app.server.ts';
import { count } from '../metrics.ts';
import { SECOND } from '../time.ts';
import { createInbox, type Delivery } from './inbox.ts';
import { listSecrets } from './list-secrets.ts';
import { parseShopDomain } from './parse-shop-domain.ts';
import { readBody } from './read-body.ts';
import { verifyWebhook } from './verify-webhook.ts';

/** Shopify's orders reach "upwards of a megabyte". */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const TEXT = /^[\x21-\x7e]{1,255}$/;
const REASONS = {
  200: '',
  400: 'Cannot accept the webhook: a required header is missing or malformed.',
  401: 'Cannot accept the webhook: its signature is not valid.',
  405: 'Cannot accept the webhook: the method must be POST.',
  413: `Cannot accept the webhook: the body must be at most ${MAX_BODY_BYTES} bytes.`,
  503: 'Cannot keep the webhook now: try again.',
} as const;

type Status = keyof typeof REASONS;

/**
 * Create the receiver of `POST /webhooks`. It answers 200 once the delivery is on the disk, having verified the raw
 * bytes and parsed nothing; no session and no token is touched, so a delivery is accepted whatever became of the shop.
 */
export function createWebhookReceiver(app: App): (request: IncomingMessage, response: ServerResponse) => void {
  const inbox = createInbox(app);
  const secrets = listSecrets(app);
  return (request, response) => {
    const answer = (status: Status) => answerWebhook(app, request, response, status);
    if (request.method !== 'POST') return answer(405);
    const signature = request.headers['x-shopify-hmac-sha256'];
    if (typeof signature !== 'string' || signature === '') return answer(400);
    readBody(request, MAX_BODY_BYTES, (body) => {
      if (!body) return answer(413);
      if (!verifyWebhook(secrets, body, signature)) return answer(401);
      const delivery = readDelivery(request.headers, body, app.now());
      if (!delivery) return answer(400);
      inbox.append(delivery, (kept) => answer(kept ? 200 : 503));
    });
  };
}

/** Null if a required header is missing or malformed. */
function readDelivery(headers: IncomingHttpHeaders, body: Buffer, receivedAt: number): Delivery | null {
  const shop = parseShopDomain(readHeader(headers, 'x-shopify-shop-domain') ?? '');
  const topic = readHeader(headers, 'x-shopify-topic');
  const apiVersion = readHeader(headers, 'x-shopify-api-version');
  const deliveryId = readHeader(headers, 'x-shopify-webhook-id');
  if (!shop || !topic || !apiVersion || !deliveryId) return null;
  const triggeredAt = Date.parse(readHeader(headers, 'x-shopify-triggered-at') ?? '');
  return {
    shop,
    deliveryId,
    topic,
    apiVersion,
    eventId: readHeader(headers, 'x-shopify-event-id'),
    triggeredAt: Number.isNaN(triggeredAt) ? null : triggeredAt,
    receivedAt,
    body,
  };
}

function readHeader(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && TEXT.test(value) ? value : null;
}

function answerWebhook(app: App, request: IncomingMessage, response: ServerResponse, status: Status): void {
  count(app, 'regulars_webhooks_total', { status });
  const reason = REASONS[status];
  const headers: Record<string, string | number> = { 'Content-Length': reason.length };
  if (status === 405) headers['Allow'] = 'POST';
  response.writeHead(status, headers).end(reason);
  if (request.complete) return;
  // The rest of a refused body is let go for a moment, so that the sender gets to read the answer.
  request.resume();
  const timer = setTimeout(() => request.destroy(), 2 * SECOND).unref();
  request.once('close', () => clearTimeout(timer));
}
