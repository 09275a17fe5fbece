import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnv, type Env } from '#app/env.server.ts';

export const BENCH_SECRET = 'bench-secret';

/** The environment of a server on a database of its own, in a folder that `remove` deletes. */
export function makeEnv(): { readonly env: Env; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  const env = loadEnv({
    NODE_ENV: 'test',
    DATABASE_URL: `file:${join(folder, 'bench.db')}`,
    PORT: '0',
    LOG_LEVEL: 'error',
    REGULARS_ROLE: 'web',
    SHOPIFY_API_KEY: 'bench',
    SHOPIFY_API_SECRET: BENCH_SECRET,
    SHOPIFY_APP_URL: 'http://127.0.0.1',
  });
  return { env, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
