/** Says whether the process is behind with its work. */
export interface LoadGauge {
  isBusy(): boolean;
  close(): void;
}

const EVERY_MS = 100;
const BUSY_MS = 150;

/** Create a gauge of the event loop: busy while a timer came more than 150 ms late within the last tenth of a second. */
export function createLoadGauge(): LoadGauge {
  let expectedAt = performance.now() + EVERY_MS;
  let lateMs = 0;
  const timer = setInterval(() => {
    lateMs = performance.now() - expectedAt;
    expectedAt = performance.now() + EVERY_MS;
  }, EVERY_MS);
  timer.unref();
  return { isBusy: () => lateMs > BUSY_MS, close: () => clearInterval(timer) };
}
