import { copyFileSync } from 'node:fs';
import { openDatabase } from '#app/db.server.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import type { Report } from './figure.ts';
import { generateShop } from './generate-shop.ts';
import { makeEnv } from './make-env.ts';
import { median } from './median.ts';
import { listAdminPages } from './pages/admin-pages.ts';
import { askPages, askPatiently, type PageTimes } from './pages/ask-pages.ts';
import { findKnown } from './pages/find-known.ts';
import { startAdmin } from './pages/start-admin.ts';
import { readCount } from './read-count.ts';
import type { Flags } from './suites.ts';

/**
 * How long the server takes for every page of the admin on a generated shop, as a document and as data for a page that is
 * open, with an order accepted before each question.
 */
export async function benchPages(flags: Flags, report: Report): Promise<void> {
  const orders = readCount(flags, 'orders', 1_000_000);
  const rounds = readCount(flags, 'rounds', 20);
  const { env, remove } = makeEnv();
  const file = env.DATABASE_URL.slice('file:'.length);
  try {
    if (flags.database) copyFileSync(flags.database, file);
    else await writeShop(env.DATABASE_URL, orders);
    const admin = await startAdmin(file);
    try {
      const stored = admin.db.sql.prepare('SELECT count(*) FROM "Order"').pluck().get() as number;
      const startedAt = performance.now();
      await askPatiently(admin, '/app/repeat-purchases');
      const detail = `${stored} orders, nothing in memory`;
      report({ name: 'pages.first.seconds', value: (performance.now() - startedAt) / 1000, unit: 's', detail });
      const all = await askPages(admin, listAdminPages(findKnown(admin)), rounds);
      reportTimes(all, report, `${stored} orders, ${rounds} times, an order before each`);
      report({ name: 'pages.rss.mb', value: process.memoryUsage().rss / 1e6, unit: 'MB', detail: `${stored} orders` });
    } finally {
      await admin.close();
    }
  } finally {
    remove();
  }
}

async function writeShop(url: string, orders: number): Promise<void> {
  const db = openDatabase(url, 'crash');
  const insert = db.sql.prepare(
    `INSERT INTO Shop (domain, currency, ianaTimezone, createdAt) VALUES ('bench.myshopify.com', 'USD', 'America/New_York', 1)`,
  );
  const shopId = Number(insert.run().lastInsertRowid);
  generateShop(db, shopId, { orders, buyers: Math.ceil(orders * 0.3) });
  rebuildProfiles(db, shopId);
  await db.close();
}

function reportTimes(all: readonly PageTimes[], report: Report, detail: string): void {
  const p95 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]!;
  for (const { name, documentMs, dataMs, documentCpuMs, bytes } of all) {
    report({ name: `pages.${name}.p95.ms`, value: p95(documentMs), unit: 'ms', detail });
    report({ name: `pages.${name}.data.p95.ms`, value: p95(dataMs), unit: 'ms', detail });
    const cpu = 'median of the whole process, what goes on behind included';
    report({ name: `pages.${name}.cpu.ms`, value: median(documentCpuMs), unit: 'ms', detail: cpu });
    report({ name: `pages.${name}.kb`, value: bytes / 1000, unit: 'kB', detail: 'the document, not compressed' });
  }
  const times = all.flatMap(({ documentMs, dataMs }) => [...documentMs, ...dataMs]);
  report({ name: 'pages.p95.ms', value: p95(times), unit: 'ms', detail: `all of these, ${detail}` });
}
