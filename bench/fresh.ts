import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { closeApp, createApp } from '#app/create-app.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { generateDemoShop } from '#sandbox/demo-shop/generate-demo-shop.ts';
import type { Report } from './figure.ts';
import { measureCounts } from './fresh/measure-counts.ts';
import { measureLoad } from './fresh/measure-load.ts';
import { measureVisible } from './fresh/measure-visible.ts';
import { makeEnv } from './make-env.ts';
import { readCount } from './read-count.ts';
import type { Flags } from './suites.ts';

/**
 * How soon an accepted order is in the answers, and what that costs: of a shop folder, or of a generated shop.
 *
 * @throws {Error} if `--dir` is no shop folder.
 */
export async function benchFresh(flags: Flags, report: Report): Promise<void> {
  const orders = readCount(flags, 'orders', 300);
  const folder = flags.dir ? resolve(flags.dir) : mkdtempSync(join(tmpdir(), 'regulars-bench-shop-'));
  if (!flags.dir) generateDemoShop({ folder, seed: 1, endAt: new Date() });
  if (!existsSync(join(folder, 'orders.jsonl')))
    throw new Error(`Cannot measure: --dir must be a shop folder with orders.jsonl, got "${flags.dir}".`);
  try {
    await measureState(folder, report);
    await measureVisible(folder, orders, report);
  } finally {
    if (!flags.dir) rmSync(folder, { recursive: true, force: true });
  }
}

async function measureState(folder: string, report: Report): Promise<void> {
  const { env, remove } = makeEnv();
  const app = createApp(env);
  try {
    const { shopId } = await importShop(folder, { db: app.db, now: app.now() });
    await measureLoad(app, shopId, report);
    measureCounts(app.db, shopId, report);
  } finally {
    await closeApp(app);
    remove();
  }
}
