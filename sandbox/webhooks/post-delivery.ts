import { ADMIN_API_VERSION } from '../schema/load-schema.ts';
import type { Delivery } from './open-deliveries.ts';

/** Shopify waits this long for an answer. */
const TIMEOUT_MS = 5000;

/** What came of one attempt. */
export interface Attempt {
  /** HTTP status; 0 if nobody answered in time. A redirect is no success. */
  readonly status: number;
  readonly latencyMs: number;
}

/** Post a webhook with all of Shopify's headers; the signature is over the exact bytes of the body. */
export async function postDelivery(delivery: Delivery, shopDomain: string, signature: string): Promise<Attempt> {
  const startedAt = performance.now();
  try {
    const response = await fetch(delivery.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Shopify-Captain-Hook',
        'x-shopify-topic': delivery.topic,
        'x-shopify-hmac-sha256': signature,
        'x-shopify-shop-domain': shopDomain,
        'x-shopify-api-version': ADMIN_API_VERSION,
        'x-shopify-webhook-id': delivery.webhookId,
        'x-shopify-event-id': delivery.eventId,
        'x-shopify-triggered-at': delivery.triggeredAt,
        ...(delivery.name === null ? {} : { 'x-shopify-name': delivery.name }),
      },
      body: delivery.body,
    });
    await response.arrayBuffer();
    return { status: response.status, latencyMs: performance.now() - startedAt };
  } catch {
    return { status: 0, latencyMs: performance.now() - startedAt };
  }
}
