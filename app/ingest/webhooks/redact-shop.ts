import { redactShop as eraseShop } from '../redact-shop.ts';
import type { Reading, WebhookContext } from './reading.ts';

/** Act on shop/redact, 48 hours after an uninstall: nothing of the shop is left, this delivery included. */
export function redactShop(_payload: unknown, { app, shop, happenedAt }: WebhookContext): Reading {
  return { erase: () => eraseShop(app.db, { shopId: shop.id, domain: shop.domain, redactedAt: happenedAt }) };
}
