import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#app/app.server.ts';
import { createLiveShops } from '#app/serving/live/create-live-shops.ts';
import type { FactsVersions } from '#app/serving/live/live-shop.ts';
import type { Report } from '../figure.ts';

/** How long the counts of a shop take to load behind the answers, and how long they keep anybody waiting meanwhile. */
export async function measureLoad(app: App, shopId: number, report: Report): Promise<void> {
  const shops = createLiveShops(app);
  const versions = app.db.sql
    .prepare('SELECT factsVersion, erasureVersion FROM Shop WHERE id = ?')
    .get(shopId) as FactsVersions;
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const waits: number[] = [];
  while (!shops.get(shopId, versions)) {
    const askedAt = performance.now();
    await sleep(1);
    waits.push(performance.now() - askedAt - 1);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  waits.sort((a, b) => a - b);
  const p99 = waits[Math.ceil(0.99 * waits.length) - 1]!;
  const detail = `in slices, half of the time left to answers: one asked meanwhile waited ${p99.toFixed(1)} ms (p99), at most ${waits.at(-1)!.toFixed(1)} ms; ${((user + system) / 1e6).toFixed(2)} s of CPU`;
  report({ name: 'fresh.load.seconds', value: seconds, unit: 's', detail });
}
