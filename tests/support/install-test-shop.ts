import { Session } from '@shopify/shopify-api';
import type { App } from '#app/app.server.ts';
import { createSessionStorage } from '#app/ingest/session-storage.ts';
import { HOUR, DAY } from '#app/time.ts';
import { addTestShop } from './open-test-database.ts';

interface InstallOptions {
  /** Milliseconds the access token has left. */
  readonly expiresIn?: number;
}

/** Add a shop with an offline session. Tokens are `access-0` and `refresh-0`. */
export async function installTestShop(app: App, { expiresIn = HOUR }: InstallOptions = {}): Promise<number> {
  const shopId = addTestShop(app.db);
  const session = new Session({
    id: 'offline_test-shop.myshopify.com',
    shop: 'test-shop.myshopify.com',
    state: '',
    isOnline: false,
    scope: 'read_products,read_orders',
    accessToken: 'access-0',
    expires: new Date(app.now() + expiresIn),
    refreshToken: 'refresh-0',
    refreshTokenExpires: new Date(app.now() + 90 * DAY),
  });
  await createSessionStorage(app.db, app.sealer, app.log).storeSession(session);
  return shopId;
}
