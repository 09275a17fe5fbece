import '@shopify/shopify-app-remix/adapters/node';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import type { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { ApiVersion, AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import type { Env } from './env.server.ts';

export const API_VERSION = ApiVersion.October26;

export type Shopify = ReturnType<typeof createShopify>;

interface ShopifyOptions {
  readonly env: Env;
  readonly sessionStorage: SessionStorage;
  /** Called once a shop has granted (or renewed) its access. */
  readonly afterAuth: (session: Session) => Promise<void>;
}

/** Create the Shopify door of the app: embedded authentication by token exchange with expiring offline tokens. */
export function createShopify({ env, sessionStorage, afterAuth }: ShopifyOptions) {
  setAbstractFetchFunc((input, init) => fetch(resolveShopUrl(env, String(input)), init));
  return shopifyApp({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecretKey: env.SHOPIFY_API_SECRET,
    appUrl: env.SHOPIFY_APP_URL,
    apiVersion: API_VERSION,
    sessionStorage,
    distribution: AppDistribution.AppStore,
    hooks: { afterAuth: ({ session }) => afterAuth(session) },
    logger: { level: 0 },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  });
}

/** Where a request to a shop's own domain goes: `https://{shop}` unless the environment names another base. */
export function resolveShopUrl(env: Pick<Env, 'SHOPIFY_SHOP_BASE_URL'>, url: string): string {
  if (!env.SHOPIFY_SHOP_BASE_URL) return url;
  return url.replace(/^https:\/\/[a-z0-9][a-z0-9-]*\.myshopify\.com(?=\/)/, env.SHOPIFY_SHOP_BASE_URL);
}
