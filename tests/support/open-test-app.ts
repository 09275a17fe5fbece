import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { App } from '#app/app.server.ts';
import { closeApp, createApp } from '#app/create-app.server.ts';
import { loadEnv } from '#app/env.server.ts';
import { putMigrated } from './open-test-database.ts';

export const TEST_SECRET = 'hush';

/** The environment of a test server: a database of its own, any free port. */
export function createTestEnv(over: Readonly<Record<string, string>> = {}): ReturnType<typeof loadEnv> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return loadEnv({
    NODE_ENV: 'test',
    DATABASE_URL: `file:${join(folder, 'test.db')}`,
    PORT: '0',
    LOG_LEVEL: 'silent',
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: TEST_SECRET,
    SHOPIFY_APP_URL: 'https://app.example',
    ...over,
  });
}

/** A real app on a database of its own; closed and removed when the test ends. `now` is its clock. */
export function openTestApp({
  env = {},
  now,
}: { readonly env?: Readonly<Record<string, string>>; readonly now?: () => number } = {}): App {
  const all = createTestEnv(env);
  const file = all.DATABASE_URL.slice('file:'.length);
  if (!existsSync(file)) putMigrated(file);
  const app = createApp(all);
  onTestFinished(() => closeApp(app));
  return now ? { ...app, now } : app;
}
