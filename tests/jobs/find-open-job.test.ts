import { expect, test } from 'vitest';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { findOpenJob } from '#app/jobs/find-open-job.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('the job that is under way is found before the one that waits; what is over, or of another, is not', () => {
  const db = openTestDatabase();
  const [shopId, other] = [addTestShop(db), addTestShop(db, 'other.myshopify.com')];
  const find = () => findOpenJob(db, shopId, 'train-shop')?.state ?? null;
  const enqueue = (id: number) => enqueueJob(db, { shopId: id, name: 'train-shop', payload: {} });
  const become = (state: string, jobId: string) =>
    db.sql.prepare('UPDATE Job SET state = ?, startedAt = 1 WHERE jobId = ?').run(state, jobId);
  enqueue(other);
  enqueueJob(db, { shopId, name: 'fit-profiles', payload: {} });
  expect(find()).toBeNull();
  const first = enqueue(shopId);
  expect(find()).toBe('waiting');
  become('running', first);
  expect(find()).toBe('running');
  const second = enqueue(shopId);
  expect([second === first, find()]).toEqual([false, 'running']);
  become('done', first);
  expect(find()).toBe('waiting');
  become('failed', second);
  expect(find()).toBeNull();
});
