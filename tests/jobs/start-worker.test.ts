import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startWorker } from '#app/jobs/start-worker.ts';
import { putDelivery } from '#tests/support/deliver-webhook.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { orderPayload } from '#tests/support/payloads.ts';

test('a body that was read, and a person who was erased, are soon nowhere on the disk', async () => {
  const app = openTestApp();
  addTestShop(app.db);
  const onDisk = (text: string) =>
    ['', '-wal'].some((suffix) => readFileSync(`${app.db.file}${suffix}`).includes(text));
  const worker = startWorker(app);
  await putDelivery(
    app,
    'orders/create',
    orderPayload({ email: 'ada@canary.example', checkout_token: 'canary-token' }),
  );
  expect(onDisk('ada@canary.example')).toBe(true);
  await expect.poll(() => onDisk('ada@canary.example')).toBe(false);
  expect(onDisk('canary-token')).toBe(true);
  await putDelivery(app, 'customers/redact', { customer: { id: 7 }, orders_to_redact: [1001] });
  await expect.poll(() => onDisk('canary-token')).toBe(false);
  await worker.stop();
});
