import { openDatabase, type Database } from '#app/db.server.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { createLogger } from '#app/logger.server.ts';
import type { ReportName } from '#app/measurement/reports/reports.ts';
import { startReportThread } from '#app/measurement/reports/start-report-thread.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import type { Report } from './figure.ts';
import { generateShop } from './generate-shop.ts';
import { makeEnv } from './make-env.ts';
import { PAGE_QUESTIONS } from './pages/page-questions.ts';
import { readCount } from './read-count.ts';
import type { Flags } from './suites.ts';

/**
 * How long a page waits for its figures on a generated shop: first with nothing in memory, then with an order accepted
 * before every question, the questions of all pages in turn.
 */
export async function benchPages(flags: Flags, report: Report): Promise<void> {
  const orders = readCount(flags, 'orders', 1_000_000);
  const rounds = readCount(flags, 'rounds', 20);
  const { env, remove } = makeEnv();
  const db = openDatabase(env.DATABASE_URL, 'crash');
  const insert = db.sql.prepare(
    `INSERT INTO Shop (domain, currency, ianaTimezone, createdAt) VALUES ('bench.myshopify.com', 'USD', 'America/New_York', 1)`,
  );
  const shop = { id: Number(insert.run().lastInsertRowid) };
  generateShop(db, shop.id, { orders, buyers: Math.ceil(orders * 0.3) });
  rebuildProfiles(db, shop.id);
  const reports = startReportThread({ env, log: createLogger('error') });
  const detail = `${orders} orders`;
  try {
    const ask = async (name: ReportName, params: object) => {
      const startedAt = performance.now();
      await reports.ask(shop, name, params as never);
      return performance.now() - startedAt;
    };
    const cold = await ask('repeat', {});
    report({ name: 'pages.first.seconds', value: cold / 1000, unit: 's', detail: `${detail}, nothing in memory` });
    report({ name: 'pages.rss.mb', value: process.memoryUsage().rss / 1e6, unit: 'MB', detail });
    const times = PAGE_QUESTIONS.map((): number[] => []);
    for (const [name, params] of PAGE_QUESTIONS) await ask(name, params);
    for (let round = 0; round < rounds; round++)
      for (const [index, [name, params]] of PAGE_QUESTIONS.entries()) {
        placeOrder(db, shop.id, 9_000_000 + round * PAGE_QUESTIONS.length + index);
        times[index]!.push(await ask(name, params));
      }
    const p95 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]!;
    for (const [index, [name, params]] of PAGE_QUESTIONS.entries())
      report({
        name: `pages.${name}.p95.ms`,
        value: p95(times[index]!),
        unit: 'ms',
        detail: `${JSON.stringify(params)}, ${detail}, ${rounds} times, an order before each`,
      });
    report({ name: 'pages.p95.ms', value: p95(times.flat()), unit: 'ms', detail: `all of these, ${detail}` });
  } finally {
    await reports.close();
    await db.close();
    remove();
  }
}

function placeOrder(db: Database, shopId: number, orderId: number): void {
  const writer = createFactWriter(db, shopId, null);
  const at = Date.UTC(2026, 9, 1) + orderId;
  db.sql
    .transaction(() => {
      writer.order({
        orderId,
        name: `#${orderId}`,
        orderedAt: at,
        updatedAt: at,
        cancelledAt: null,
        test: false,
        currency: 'USD',
        customerId: 5_000_001,
        checkoutToken: null,
        countryCode: 'US',
        sourceName: 'web',
        discountMinor: 0,
      });
      writer.orderLine({
        orderId,
        lineId: orderId * 10,
        productId: 1,
        variantId: 10_001,
        quantity: 1,
        currentQuantity: 1,
        netMinor: 900,
        isGiftCard: false,
        isSubscription: false,
        updatedAt: at,
      });
      writer.finish();
    })
    .immediate();
}
