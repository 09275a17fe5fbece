import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closeApp, createApp } from '#app/create-app.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import type { PlacementReport } from '#app/training/model-figures.ts';
import { trainShop } from '#app/training/train-shop.ts';
import type { Report } from './figure.ts';
import { makeEnv } from './make-env.ts';
import type { Flags } from './suites.ts';

/** The placements' names in the field. */
const NAMES = { product: 'pdp', cart: 'cart', home: 'home' } as const;

/**
 * Import a shop folder into a new database and train it once: how long each takes, the memory of the whole, and how
 * the model does on the shop's last 30 days beside popularity.
 *
 * @throws {Error} if the folder has no orders, or a line cannot be read.
 */
export async function benchShop(flags: Flags, report: Report): Promise<void> {
  const folder = resolve(flags.dir ?? '');
  if (!flags.dir || !existsSync(join(folder, 'orders.jsonl')))
    throw new Error(
      `Cannot measure the shop: --dir must be a shop folder with orders.jsonl, got "${flags.dir ?? ''}".`,
    );
  const { env, remove } = makeEnv();
  const app = createApp(env);
  try {
    const startedAt = performance.now();
    const { shopId, counts } = await importShop(folder, { db: app.db, now: app.now() });
    const detail = `${counts.Order} orders, ${counts.LineItem} lines, ${counts.Refund} refunds, profiles included`;
    report({ name: 'import.seconds', value: (performance.now() - startedAt) / 1000, unit: 's', detail });
    const { seconds, figures, orderCount } = await trainShop(app.db, shopId, { now: app.now() });
    const trained = `${orderCount} counted orders, trial on the last 30 days included`;
    report({ name: 'train.seconds', value: seconds, unit: 's', detail: trained });
    const peak = process.resourceUsage().maxRSS / 1024;
    report({ name: 'peak.rss.mb', value: peak, unit: 'MB', detail: 'import and training in one process' });
    for (const [placement, name] of Object.entries(NAMES))
      reportPlacement(name, figures?.placements[placement as keyof typeof NAMES] ?? null, report);
  } finally {
    await closeApp(app);
    remove();
  }
}

function reportPlacement(name: string, placement: PlacementReport | null, report: Report): void {
  if (!placement) return;
  const { n, recipe, recipes } = placement;
  const of = (wanted: string) => recipes.find((one) => one.recipe === wanted)?.figures;
  const model = of(recipe)!;
  const popularity = of('popularity')!;
  const detail = (value: number) =>
    `${recipe}; n ${n}, all products ranked, last 30 days; popularity ${value.toFixed(4)}`;
  report({ name: `${name}.hr@10`, value: model.hitRate, unit: 'share', detail: detail(popularity.hitRate) });
  report({ name: `${name}.ndcg@10`, value: model.ndcg, unit: 'share', detail: detail(popularity.ndcg) });
}
