/** Says whether the process is behind with its work. */
export interface LoadGauge {
  isBusy(): boolean;
  close(): void;
}

const EVERY_MS = 100;
const LATE_MS = 400;

/** Create a gauge of the event loop: busy when its timer came more than 400 ms late twice running, which one long task does not cause. */
export function createLoadGauge(): LoadGauge {
  let expectedAt = performance.now() + EVERY_MS;
  let lateRuns = 0;
  const timer = setInterval(() => {
    lateRuns = performance.now() - expectedAt > LATE_MS ? lateRuns + 1 : 0;
    expectedAt = performance.now() + EVERY_MS;
  }, EVERY_MS);
  timer.unref();
  return { isBusy: () => lateRuns >= 2, close: () => clearInterval(timer) };
}
