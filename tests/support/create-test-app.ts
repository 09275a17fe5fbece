import { randomBytes } from 'node:crypto';
import type { App } from '#app/app.server.ts';
import type { Database } from '#app/db.server.ts';
import { loadEnv } from '#app/env.server.ts';
import { createSessionStorage } from '#app/ingest/session-storage.ts';
import { createLogger } from '#app/logger.server.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { createSealer } from '#app/seal.ts';
import { createShopify } from '#app/shopify.server.ts';
import { openTestDatabase } from './open-test-database.ts';

interface TestApp extends App {
  /** The lines it logged, at level debug and above. */
  readonly logged: readonly string[];
  /** Move the clock. */
  advance(milliseconds: number): void;
}

interface TestAppOptions {
  /** Where the Admin API is answered. */
  readonly shopUrl?: string;
  readonly db?: Database;
  /** Base64; a fresh one if left out. */
  readonly key?: string;
}

/** An app on a real database of its own, with a clock that runs with the wall and can be moved ahead. */
export function createTestApp({ shopUrl, db = openTestDatabase(), key }: TestAppOptions = {}): TestApp {
  const env = loadEnv({
    NODE_ENV: 'test',
    DATABASE_URL: `file:${db.file}`,
    SHOPIFY_API_KEY: 'test-key',
    SHOPIFY_API_SECRET: 'test-secret',
    SHOPIFY_APP_URL: 'https://regulars.test',
    ...(shopUrl ? { SHOPIFY_SHOP_BASE_URL: shopUrl } : {}),
  });
  const sealer = createSealer([key ?? randomBytes(32).toString('base64')]);
  const logged: string[] = [];
  const log = createLogger('debug', (line) => logged.push(line));
  let ahead = 0;
  const now = () => Date.now() + ahead;
  return {
    env,
    db,
    sealer,
    shopify: createShopify({ env, sessionStorage: createSessionStorage(db, sealer, log), afterAuth: async () => {} }),
    log,
    reports: createReports(db, now),
    now,
    logged,
    advance: (milliseconds) => void (ahead += milliseconds),
  };
}
