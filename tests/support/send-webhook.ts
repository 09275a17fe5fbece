import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { TEST_SECRET } from './open-test-app.ts';

interface WebhookOptions {
  readonly topic?: string;
  readonly shop?: string;
  readonly id?: string;
  readonly secret?: string;
  readonly triggeredAt?: number;
  /** Replaces headers; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly method?: string;
}

/** Send a signed webhook over HTTP, as Shopify does. @returns the status of the answer. */
export function sendWebhook(url: string, payload: unknown, options: WebhookOptions = {}): Promise<number> {
  const {
    topic = 'orders/create',
    shop = 'test-shop.myshopify.com',
    id = randomUUID(),
    secret = TEST_SECRET,
  } = options;
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
  const headers = {
    'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
    'X-Shopify-Topic': topic,
    'X-Shopify-Shop-Domain': shop,
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Webhook-Id': id,
    'X-Shopify-Event-Id': `event-${id}`,
    'X-Shopify-Triggered-At': new Date(options.triggeredAt ?? Date.now()).toISOString(),
    'Content-Length': String(body.length),
    ...options.headers,
  };
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/webhooks`, { method: options.method ?? 'POST', headers: given }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
