import { expect, onTestFinished, test, vi } from 'vitest';
import { createLoadGauge } from '#app/create-load-gauge.ts';

/** A loop whose timer, due every 100 ms, comes so many milliseconds after it was set. */
function holdLoop() {
  let at = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.spyOn(performance, 'now').mockImplementation(() => at);
  onTestFinished(() => void vi.useRealTimers());
  return (ms: number) => {
    at += ms;
    vi.advanceTimersByTime(100);
  };
}

test('busy while the loop is held up again and again, and no longer than that', () => {
  const turn = holdLoop();
  const gauge = createLoadGauge();
  expect(gauge.isBusy()).toBe(false);
  turn(700);
  expect(gauge.isBusy()).toBe(false);
  turn(700);
  expect(gauge.isBusy()).toBe(true);
  turn(100);
  expect(gauge.isBusy()).toBe(false);
  // 400 ms late is not too late.
  for (let n = 0; n < 3; n++) turn(500);
  expect(gauge.isBusy()).toBe(false);
  for (let n = 0; n < 2; n++) turn(501);
  expect(gauge.isBusy()).toBe(true);
  gauge.close();
  expect(vi.getTimerCount()).toBe(0);
});
