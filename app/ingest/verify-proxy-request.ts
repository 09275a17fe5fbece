import { createHmac, timingSafeEqual } from 'node:crypto';
import type { App } from '../app.server.ts';
import { SECOND } from '../time.ts';
import { findKnownShop } from './find-known-shop.ts';
import { listSecrets } from './list-secrets.ts';
import { parseShopDomain } from './parse-shop-domain.ts';

/** How far the timestamp may be from our clock: what Shopify's own library allows. */
const WINDOW = 90 * SECOND;

/** What Shopify adds to the query. Given twice, one of them is not Shopify's. */
const ADDED = ['shop', 'signature', 'timestamp', 'path_prefix', 'logged_in_customer_id'];

export interface VerifiedProxyRequest {
  readonly shopId: number;
  readonly shop: string;
  /** The customer who is logged in on the storefront. */
  readonly customerId: number | null;
  readonly params: URLSearchParams;
}

export interface RefusedProxyRequest {
  readonly refused: string;
  readonly status: 400 | 401 | 404;
}

/**
 * Verify a request that came through Shopify's app proxy: hex HMAC-SHA256 over the sorted `key=value` pairs of the
 * query, values of one key joined with commas, nothing between the pairs; any secret of a rotation counts.
 * The method's body is not signed: nothing in it may be trusted.
 */
export function verifyProxyRequest(app: App, url: URL): VerifiedProxyRequest | RefusedProxyRequest {
  const params = url.searchParams;
  const twice = ADDED.find((name) => params.getAll(name).length > 1);
  if (twice) return { refused: `${twice} must be given once`, status: 400 };
  const signature = params.get('signature');
  if (!signature) return { refused: 'signature must be given', status: 401 };
  if (!isSigned(listSecrets(app), params, signature)) return { refused: 'signature must be valid', status: 401 };
  const timestamp = params.get('timestamp') ?? '';
  const at = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * SECOND : Number.NaN;
  if (!(Math.abs(app.now() - at) <= WINDOW)) return { refused: 'timestamp must be within 90 seconds', status: 401 };
  const shop = parseShopDomain(params.get('shop') ?? '');
  const shopId = shop && findKnownShop(app, shop);
  if (!shop || !shopId) return { refused: 'shop must be known', status: 404 };
  const customer = params.get('logged_in_customer_id') ?? '';
  const customerId = /^[1-9]\d{0,15}$/.test(customer) ? Number(customer) : null;
  return { shopId, shop, customerId: Number.isSafeInteger(customerId) ? customerId : null, params };
}

/** Compared in constant time, whichever secret it is. */
function isSigned(secrets: readonly string[], params: URLSearchParams, signature: string): boolean {
  const given = Buffer.from(signature, 'hex');
  const values = new Map<string, string>();
  for (const [key, value] of params) {
    if (key === 'signature') continue;
    const known = values.get(key);
    values.set(key, known === undefined ? value : `${known},${value}`);
  }
  const message = [...values]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('');
  let valid = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(message).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) valid = true;
  }
  return valid && signature.length === 64;
}
