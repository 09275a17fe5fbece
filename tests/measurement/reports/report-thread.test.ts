import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import { createLogger } from '#app/logger.server.ts';
import { LARGE_SHOP_ORDERS } from '#app/measurement/reports/create-snapshots.ts';
import { readQuestion } from '#app/measurement/reports/read-question.ts';
import type {
  ReportNews,
  ReportReply,
  ReportRequest,
  reportThreadData,
} from '#app/measurement/reports/report-message.ts';
import { REPORTS } from '#app/measurement/reports/reports.ts';
import { startReports } from '#app/measurement/reports/start-reports.ts';
import { startReportThread } from '#app/measurement/reports/start-report-thread.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { accept, line, order } from '#tests/support/facts.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';

test('the thread answers as the caller itself would, and refuses with the reason', async () => {
  const app = createTestApp();
  const id = addTestShop(app.db);
  accept(app.db, id, (facts) => {
    facts.order(order());
    facts.orderLine(line());
  });
  const reports = startReports(app);
  onTestFinished(() => reports.close());
  const answer = await reports.ask({ id }, 'repeat', {});
  expect(answer).toEqual(await createReports(app.db).ask({ id }, 'repeat', {}));
  // The quick ones come from a thread of their own.
  const rules = { rules: [{ all: [] }] };
  const counts = await reports.ask({ id }, 'buyers-count', rules);
  expect(counts).toEqual(await createReports(app.db).ask({ id }, 'buyers-count', rules));
  await expect(reports.ask({ id: 99 }, 'repeat', {})).rejects.toThrow(/must be installed, got id 99/);
});

test('a thread that dies fails what it was asked, and another one answers the next', async () => {
  const app = createTestApp();
  const id = addTestShop(app.db);
  const file = join(mkdtempSync(join(tmpdir(), 'regulars-test-')), 'later.db');
  onTestFinished(() => rmSync(dirname(file), { recursive: true }));
  writeFileSync(file, 'This is no database, so the thread ends as soon as it begins.'.repeat(100));
  const logged: string[] = [];
  const reports = startReportThread({
    env: { ...app.env, DATABASE_URL: `file:${file}` },
    db: app.db,
    log: createLogger('debug', (text) => logged.push(text)),
  });
  onTestFinished(() => reports.close());
  await expect(reports.ask({ id }, 'repeat', {})).rejects.toThrow(/its thread must go on, got exit code 1/);
  rmSync(file);
  await app.db.sql.backup(file);
  expect((await reports.ask({ id }, 'repeat', {})).buyers).toBe(0);
  expect(logged.join('\n')).toMatch(/reports.thread-failed[^]*reports.thread-ended/);
});

/** A shop with just so many orders that it is large, each of somebody else. */
function addLargeShop(db: Database): number {
  const shopId = addTestShop(db);
  db.sql
    .prepare(
      `INSERT INTO "Order" (shopId, orderId, orderedAt, updatedAt, test, currency, customerId)
       SELECT ?, value, value, value, 0, 'GBP', value FROM json_each(?)`,
    )
    .run(shopId, JSON.stringify(Array.from({ length: LARGE_SHOP_ORDERS }, (_, i) => i + 1)));
  return shopId;
}

/** The thread itself, and what it says. It is stopped when the test ends. */
function startThread(workerData: z.input<typeof reportThreadData>) {
  const url = new URL('../../../app/measurement/reports/report-thread.ts', import.meta.url);
  const thread = new Worker(url, { workerData, execArgv: [] });
  const ended = new Promise((resolve) => thread.once('exit', resolve));
  onTestFinished(async () => {
    thread.postMessage('stop');
    await ended;
  });
  const heard: (ReportReply | ReportNews)[] = [];
  thread.on('message', (message: ReportReply | ReportNews) => heard.push(message));
  return { heard, ask: (request: ReportRequest) => thread.postMessage(request) };
}

test('the thread says when it reads the orders of a large shop', async () => {
  const app = createTestApp();
  const shopId = addLargeShop(app.db);
  const { heard, ask } = startThread({ databaseUrl: app.env.DATABASE_URL, isQuick: false });
  ask({ id: 7, shopId, name: 'repeat', params: {} });
  const said = () => heard.filter((message) => 'isReading' in message || 'id' in message);
  await expect.poll(said).toEqual([{ isReading: true }, { isReading: false }, expect.objectContaining({ id: 7 })]);
});

test('what costs much of a large shop is made before anybody asks, and told as soon as it is', async () => {
  const app = createTestApp();
  const shopId = addLargeShop(app.db);
  const warmed = Object.entries(REPORTS).flatMap(([name, report]) =>
    ('warmed' in report ? (report.warmed ?? []) : []).map(
      (params) => readQuestion(app.db, { shopId, name, params }).key,
    ),
  );
  // Everything is slow for once.
  const { heard } = startThread({ databaseUrl: app.env.DATABASE_URL, isQuick: false, slowFromMs: 0 });
  const told = () => heard.flatMap((message) => ('news' in message ? [message.news.key] : []));
  await expect.poll(() => new Set(told())).toEqual(new Set(warmed));
  expect(warmed.length).toBeGreaterThan(5);
});
