import { expect, onTestFinished, test } from 'vitest';
import { createReportDesk, type Renewal } from '#app/measurement/reports/create-report-desk.ts';
import type { RenewalReply } from '#app/measurement/reports/renewal-thread.ts';
import { startRenewals } from '#app/measurement/reports/start-renewals.ts';
import { accept, line, order } from '#tests/support/facts.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

test('another thread makes one answer after the other, and this one goes on meanwhile', async () => {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  accept(app.db, shopId, (facts) => {
    facts.order(order());
    facts.orderLine(line());
  });
  const desk = createReportDesk({ db: app.db, now: app.now, slowMayBeOldMs: 60_000, largeFromOrders: 1 });
  const questions = ['repeat', 'survival', 'buyers'].map((name) => ({ shopId, name, params: {} }));
  const happened: string[] = [];
  const ask = () => {
    desk.answer({ shopId, name: 'cohorts', params: {} });
    happened.push('asked');
  };
  const renewals = await new Promise<ReturnType<typeof startRenewals>>((resolve) => {
    const started = startRenewals({
      databaseUrl: app.env.DATABASE_URL,
      take() {
        const renewal = desk.takeBehind();
        // The other thread gets the first of them; what is asked here is answered at once.
        if (happened.length === 0) queueMicrotask(ask);
        return renewal;
      },
      learn(made: RenewalReply) {
        happened.push(made!.question.name);
        if (happened.length === questions.length + 1) resolve(started);
      },
      fail: (error) => expect.fail(String(error)),
    });
    for (const question of questions) desk.prepare(question);
    started.wake();
  });
  onTestFinished(() => renewals.close());
  expect(happened).toEqual(['asked', 'repeat', 'survival', 'buyers']);
});

test('a thread that ends by itself gives up what it was at, and the next question begins another', async () => {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  const waiting: Renewal[] = ['overview', 'buyers'].map((name) => ({
    question: { shopId, name, params: {} },
    columns: null,
  }));
  const learned: (string | undefined)[] = [];
  const failed: string[] = [];
  let databaseUrl = 'file:/proc/none.db';
  await new Promise<void>((resolve) => {
    const renewals = startRenewals({
      get databaseUrl() {
        return databaseUrl;
      },
      take: () => waiting.shift() ?? null,
      learn(made) {
        learned.push(made?.question.name);
        databaseUrl = app.env.DATABASE_URL;
        if (learned.length === 2) void renewals.close().then(resolve);
      },
      fail: (error) => failed.push(String(error)),
    });
    renewals.wake();
  });
  expect([learned, failed.length]).toEqual([[undefined, 'buyers'], 1]);
});

test('what comes back while it is closed begins nothing more', async () => {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  let taken = 0;
  let learned = 0;
  await new Promise<void>((resolve) => {
    const renewals = startRenewals({
      databaseUrl: app.env.DATABASE_URL,
      take() {
        taken++;
        // The thread was given its question, and answers before it reads that it is to stop.
        queueMicrotask(
          () =>
            void renewals
              .close()
              .then(renewals.wake)
              .then(() => setTimeout(resolve, 10)),
        );
        return { question: { shopId, name: 'buyers', params: {} }, columns: null };
      },
      learn: () => void learned++,
      fail: (error) => expect.fail(String(error)),
    });
    renewals.wake();
  });
  expect([taken, learned]).toEqual([1, 0]);
});

test('what cannot be taken or answered is passed over, one at a time however often it is woken', async () => {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  const shops = [99, null, shopId];
  const happened: string[] = [];
  await new Promise<void>((resolve) => {
    const renewals = startRenewals({
      databaseUrl: app.env.DATABASE_URL,
      take() {
        const shop = shops.shift();
        if (shop === undefined) return null;
        happened.push(`take ${shop}`);
        if (shop === null) throw new Error('It is gone.');
        queueMicrotask(renewals.wake);
        return { question: { shopId: shop, name: 'buyers', params: {} }, columns: null };
      },
      learn(made) {
        happened.push(`learn ${made?.question.shopId}`);
        if (made) void renewals.close().then(resolve);
      },
      fail: (error) => expect.fail(String(error)),
    });
    renewals.wake();
    renewals.wake();
  });
  expect(happened).toEqual(['take 99', 'learn undefined', 'take null', `take ${shopId}`, `learn ${shopId}`]);
});
