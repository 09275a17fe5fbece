import { expect, test } from 'vitest';
import { getBackfillProgress } from '#app/ingest/backfill/get-backfill-progress.ts';
import { createJobRunner } from '#app/jobs/create-job-runner.ts';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { runDueJobs } from '#app/jobs/run-due-jobs.ts';
import { SECOND } from '#app/time.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';
import { serveExports } from '#tests/support/serve-exports.ts';
import { serveAdmin } from '#tests/support/serve-admin.ts';

const showJobs = (sql: ReturnType<typeof createTestApp>['db']['sql']) =>
  sql.prepare('SELECT name, state, attempts, error FROM Job ORDER BY createdAt, jobId').all();

test('a backfill runs through its jobs and asks for training at its end', async () => {
  const { url } = await serveExports({ polls: 1 });
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app);
  app.db.sql
    .prepare(`INSERT INTO Backfill (shopId, resource) VALUES (?, 'products'), (?, 'orders'), (?, 'refunds')`)
    .run(shopId, shopId, shopId);
  enqueueJob(app.db, { shopId, name: 'read-bulk-result', payload: {}, runAt: app.now() });
  for (let turn = 0; (await getBackfillProgress(app, shopId)).state === 'running'; turn++) {
    if (turn > 5) throw new Error('The backfill must end.');
    await runDueJobs(app);
    app.advance(SECOND);
  }
  const jobs = showJobs(app.db.sql) as { readonly name: string; readonly state: string }[];
  expect(jobs.filter(({ name }) => name === 'read-bulk-result').every(({ state }) => state === 'done')).toBe(true);
  expect(
    jobs
      .slice(-2)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['fit-profiles', 'train-shop']);
});

test('a payload that does not fit its job and a job nobody knows fail at once, with the reason', async () => {
  const app = createTestApp();
  const shopId = await installTestShop(app);
  enqueueJob(app.db, { shopId, name: 'refresh-order', payload: { orderId: 1.5 }, runAt: app.now() });
  app.db.sql
    .prepare(`INSERT INTO Job (shopId, jobId, name, runAt, createdAt) VALUES (?, '~', 'mow-lawn', 0, ?)`)
    .run(shopId, app.now() + 1);
  expect(await runDueJobs(app)).toBe(2);
  expect(showJobs(app.db.sql)).toMatchObject([
    { name: 'refresh-order', state: 'failed', error: expect.stringMatching(/^Cannot run job refresh-order: /) },
    { name: 'mow-lawn', state: 'failed', error: 'Cannot run job: there is none named "mow-lawn".' },
  ]);
});

test('a shop that has taken its access back fails its jobs for good, not for a while', async () => {
  const { url } = await serveAdmin(() => ({ status: 401, json: {} }));
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app);
  enqueueJob(app.db, { shopId, name: 'refresh-order', payload: { orderId: 1 }, runAt: app.now() });
  await runDueJobs(app);
  expect(showJobs(app.db.sql)).toMatchObject([{ state: 'failed', attempts: 1 }]);
});

test('stopping the runner puts a running job back in line', async () => {
  const slow = new Promise<never>(() => {});
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const { url } = await serveExports({
    exports: { products: [{ status: 'COMPLETED', rows: [{ id: 'x' }] }] },
    polls: 0,
  });
  const file = await serveAdmin(() => {
    asked();
    return slow;
  });
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app);
  app.db.sql
    .prepare(
      `INSERT INTO Backfill (shopId, resource, state, bulkOperationId, url) VALUES (?, 'products', 'reading', 'x', ?)`,
    )
    .run(shopId, `${file.url}/file/1`);
  enqueueJob(app.db, { shopId, name: 'read-bulk-result', payload: {}, runAt: app.now() });
  const runner = createJobRunner(app);
  expect(runner.begin()).toBe(1);
  await isAsked;
  await runner.stop();
  expect(runner.begin()).toBe(0);
  expect(showJobs(app.db.sql)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
});
