import { expect, test } from 'vitest';
import { claimJob, type ClaimedJob } from '#app/jobs/claim-job.ts';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { releaseStaleJobs } from '#app/jobs/release-stale-jobs.ts';
import { settleJob } from '#app/jobs/settle-job.ts';
import { MINUTE, SECOND } from '#app/time.ts';
import { listTrainingRuns } from '#app/training/list-training-runs.ts';
import { startRun } from '#app/training/record-run.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

function open() {
  const db = openTestDatabase();
  const shops = ['a', 'b'].map((name) => addTestShop(db, `${name}.myshopify.com`)) as [number, number];
  const claim = (now: number): ClaimedJob => {
    const job = claimJob(db, now);
    if (!job) throw new Error('There must be a due job.');
    return job;
  };
  const show = () => db.sql.prepare('SELECT state, attempts, runAt, error FROM Job ORDER BY jobId').all();
  return { db, shops, claim, show };
}

test('jobs are claimed by how long they have been due, one a shop at a time', () => {
  const { db, shops, claim } = open();
  const [a, b] = shops;
  enqueueJob(db, { shopId: a, name: 'prune', payload: {}, runAt: 20 });
  enqueueJob(db, { shopId: a, name: 'reconcile-shop', payload: {}, runAt: 10 });
  enqueueJob(db, { shopId: b, name: 'prune', payload: {}, runAt: 30 });
  enqueueJob(db, { shopId: b, name: 'refresh-token', payload: {}, runAt: 5000 });
  const first = claim(100);
  expect(first).toMatchObject({ shopId: a, name: 'reconcile-shop', attempts: 1 });
  expect(claim(100)).toMatchObject({ shopId: b, name: 'prune' });
  expect(claimJob(db, 100)).toBeNull();
  settleJob(db, first, { kind: 'done' }, 110);
  expect(claim(120)).toMatchObject({ shopId: a, name: 'prune' });
});

test('a failure waits 5 s, 20 s, 80 s, 320 s, 1280 s and has failed at the sixth', () => {
  const { db, shops, claim, show } = open();
  enqueueJob(db, { shopId: shops[0], name: 'prune', payload: {}, runAt: 0 });
  const pauses: number[] = [];
  for (let now = 0, attempt = 1; attempt <= 6; attempt++) {
    settleJob(db, claim(now), { kind: 'failed', error: 'no', canRetry: true }, now);
    const [{ runAt }] = show() as [{ runAt: number }];
    if (attempt < 6) pauses.push((runAt - now) / SECOND);
    now = runAt;
  }
  expect(pauses).toEqual([5, 20, 80, 320, 1280]);
  expect(show()).toMatchObject([{ state: 'failed', attempts: 6, error: 'no' }]);
});

test('a failure that no retry can mend has failed at once; an interruption counts for nothing', () => {
  const { db, shops, claim, show } = open();
  enqueueJob(db, { shopId: shops[0], name: 'prune', payload: {}, runAt: 0 });
  settleJob(db, claim(10), { kind: 'stopped' }, 20);
  expect(show()).toMatchObject([{ state: 'waiting', attempts: 0, runAt: 20 }]);
  settleJob(db, claim(30), { kind: 'failed', error: 'gone', canRetry: false }, 40);
  expect(show()).toMatchObject([{ state: 'failed', attempts: 1, error: 'gone' }]);
});

test('the job of a dead process is taken over, and what the dead one says later is not heard', () => {
  const { db, shops, claim, show } = open();
  enqueueJob(db, { shopId: shops[0], name: 'prune', payload: {}, runAt: 0 });
  const dead = claim(0);
  expect(releaseStaleJobs(db, 20 * SECOND)).toBe(0);
  expect(releaseStaleJobs(db, MINUTE)).toBe(1);
  const alive = claim(MINUTE);
  expect(alive).toMatchObject({ jobId: dead.jobId, attempts: 2 });
  settleJob(db, dead, { kind: 'done' }, MINUTE + 1);
  expect(show()).toMatchObject([{ state: 'running', attempts: 2 }]);
  settleJob(db, alive, { kind: 'done' }, MINUTE + 2);
  expect(show()).toMatchObject([{ state: 'done', attempts: 2, error: null }]);
});

test('a job that has killed its process six times is not begun again', () => {
  const { db, shops, claim, show } = open();
  enqueueJob(db, { shopId: shops[0], name: 'prune', payload: {}, runAt: 0 });
  for (let turn = 0; turn < 6; turn++) {
    claim(turn * MINUTE);
    releaseStaleJobs(db, (turn + 1) * MINUTE);
  }
  expect(show()).toMatchObject([{ state: 'failed', error: 'Its process ended before it did.' }]);
});

test('a training that died with its process is not called running when its job is taken over', async () => {
  const { db, shops, claim } = open();
  const [a, b] = shops;
  for (const shopId of shops) {
    enqueueJob(db, { shopId, name: shopId === a ? 'train-shop' : 'prune', payload: {}, runAt: 0 });
    claim(0);
    startRun(db, shopId, `run-of-${shopId}`, 0);
  }
  expect(releaseStaleJobs(db, 20 * SECOND)).toBe(0);
  expect(await listTrainingRuns(db, a)).toMatchObject([{ state: 'running' }]);
  expect(releaseStaleJobs(db, MINUTE)).toBe(2);
  expect(await listTrainingRuns(db, a)).toMatchObject([
    { state: 'failed', finishedAt: MINUTE, error: 'The process ended before training did.' },
  ]);
  // The other shop's job was no training: whoever trains it may be alive.
  expect(await listTrainingRuns(db, b)).toMatchObject([{ state: 'running' }]);
});
