import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger } from '#app/logger.server.ts';
import { LARGE_SHOP_ORDERS } from '#app/measurement/reports/create-snapshots.ts';
import type { ReportNews, ReportReply, ReportRequest } from '#app/measurement/reports/report-message.ts';
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

test('the thread says when it reads the orders of a large shop', async () => {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  app.db.sql
    .prepare(
      `INSERT INTO "Order" (shopId, orderId, orderedAt, updatedAt, test, currency, customerId)
       SELECT ?, value, value, value, 0, 'GBP', value FROM json_each(?)`,
    )
    .run(shopId, JSON.stringify(Array.from({ length: LARGE_SHOP_ORDERS }, (_, i) => i + 1)));
  const thread = new Worker(new URL('../../../app/measurement/reports/report-thread.ts', import.meta.url), {
    workerData: { databaseUrl: app.env.DATABASE_URL, isQuick: false },
    execArgv: [],
  });
  const ended = new Promise((resolve) => thread.once('exit', resolve));
  const heard: (ReportReply | ReportNews)[] = [];
  thread.on('message', (message: ReportReply | ReportNews) => heard.push(message));
  thread.postMessage({ id: 7, shopId, name: 'repeat', params: {} } satisfies ReportRequest);
  const said = () => heard.filter((message) => 'isReading' in message || 'id' in message);
  await expect.poll(said).toEqual([{ isReading: true }, { isReading: false }, expect.objectContaining({ id: 7 })]);
  thread.postMessage('stop');
  await ended;
});
