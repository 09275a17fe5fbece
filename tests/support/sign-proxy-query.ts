import { createHmac } from 'node:crypto';
import { TEST_SECRET } from './open-test-app.ts';

interface SignOptions {
  readonly at?: number;
  readonly shop?: string;
  /** Logged in on the storefront. */
  readonly customerId?: number;
  readonly secret?: string;
}

/** A query as Shopify's app proxy hands it on: with what it adds, and its signature. */
export function signProxyQuery(
  query: Readonly<Record<string, string>>,
  { at = Date.now(), shop = 'test-shop.myshopify.com', customerId, secret = TEST_SECRET }: SignOptions = {},
): string {
  const params = new URLSearchParams(query);
  params.set('shop', shop);
  params.set('logged_in_customer_id', customerId === undefined ? '' : String(customerId));
  params.set('path_prefix', '/apps/regulars');
  params.set('timestamp', String(Math.floor(at / 1000)));
  const message = [...params].map(([key, value]) => `${key}=${value}`).sort();
  params.set('signature', createHmac('sha256', secret).update(message.join('')).digest('hex'));
  return params.toString();
}
