import type { Env } from './env.server.ts';

/** The Admin API version every document is written for. */
export const API_VERSION = '2026-10';

/** Where a request to a shop's own domain goes: `https://{shop}` unless the environment names another base. */
export function resolveShopUrl(env: Pick<Env, 'SHOPIFY_SHOP_BASE_URL'>, url: string): string {
  if (!env.SHOPIFY_SHOP_BASE_URL) return url;
  return url.replace(/^https:\/\/[a-z0-9][a-z0-9-]*\.myshopify\.com(?=\/)/, env.SHOPIFY_SHOP_BASE_URL);
}
