import type { App } from './app.server.ts';
import { openDatabase, type Durability } from './db.server.ts';
import type { Env } from './env.server.ts';
import { installShop } from './ingest/install/install-shop.ts';
import { createSessionStorage } from './ingest/session-storage.ts';
import { loadSealingKeys } from './load-sealing-keys.ts';
import { createLogger } from './logger.server.ts';
import { createReports } from './measurement/reports/create-reports.ts';
import { startReports } from './measurement/reports/start-reports.ts';
import { createSealer } from './seal.ts';
import { createShopify } from './shopify.server.ts';

interface AppOptions {
  readonly durability?: Durability;
  /** Where pages' figures are made: a server leaves that to a thread. */
  readonly reportsIn?: 'caller' | 'thread';
}

/**
 * Create the app of this process: open the database, the seal and Shopify's door. Close it with {@link closeApp}.
 *
 * @throws {Error} in one sentence, if the environment does not allow it.
 */
export function createApp(env: Env, { durability = 'power-loss', reportsIn = 'caller' }: AppOptions = {}): App {
  const db = openDatabase(env.DATABASE_URL, durability);
  const sealer = createSealer(loadSealingKeys(env, db.file));
  const log = createLogger(env.LOG_LEVEL);
  const shopify = createShopify({
    env,
    sessionStorage: createSessionStorage(db, sealer, log),
    afterAuth: (session) => installShop(app, session),
  });
  const reports = reportsIn === 'thread' ? startReports({ env, db, log }) : createReports(db);
  const app: App = { env, db, sealer, shopify, log, reports, now: Date.now };
  return app;
}

/** Release what {@link createApp} opened. */
export async function closeApp(app: App): Promise<void> {
  await app.reports.close();
  await app.db.close();
}
