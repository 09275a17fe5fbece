import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLoadGauge } from '#app/create-load-gauge.ts';

/** Keep the event loop from turning. */
function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('busy while the loop is held up again and again, and no longer than that', async () => {
  const gauge = createLoadGauge();
  expect(gauge.isBusy()).toBe(false);
  block(700);
  await wait(1);
  expect(gauge.isBusy()).toBe(false);
  block(700);
  await wait(1);
  expect(gauge.isBusy()).toBe(true);
  await expect.poll(() => gauge.isBusy()).toBe(false);
  gauge.close();
});
