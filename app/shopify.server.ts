import '@shopify/shopify-app-remix/adapters/node';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import type { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { ApiVersion, AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import type { Env } from './env.server.ts';
import { resolveShopUrl } from './resolve-shop-url.ts';

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
    apiVersion: ApiVersion.October26,
    sessionStorage,
    distribution: AppDistribution.AppStore,
    hooks: { afterAuth: ({ session }) => afterAuth(session) },
    logger: { level: 0 },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  });
}
