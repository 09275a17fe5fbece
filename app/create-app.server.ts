import type { App } from './app.server.ts';
import { openDatabase, type Durability } from './db.server.ts';
import type { Env } from './env.server.ts';
import { installShop } from './ingest/install/install-shop.ts';
import { createSessionStorage } from './ingest/session-storage.ts';
import { loadSealingKeys } from './load-sealing-keys.ts';
import { createLogger } from './logger.server.ts';
import { createSealer } from './seal.ts';
import { createShopify } from './shopify.server.ts';

/**
 * Create the app of this process: open the database, the seal and Shopify's door. Close it with {@link closeApp}.
 *
 * @throws {Error} in one sentence, if the environment does not allow it.
 */
export function createApp(env: Env, durability: Durability = 'power-loss'): App {
  const db = openDatabase(env.DATABASE_URL, durability);
  const sealer = createSealer(loadSealingKeys(env, db.file));
  const log = createLogger(env.LOG_LEVEL);
  const shopify = createShopify({
    env,
    sessionStorage: createSessionStorage(db, sealer),
    afterAuth: (session) => installShop(app, session),
  });
  const app: App = { env, db, sealer, shopify, log, now: Date.now };
  return app;
}

/** Release what {@link createApp} opened. */
export async function closeApp(app: App): Promise<void> {
  await app.db.close();
}
