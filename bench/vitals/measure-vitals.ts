import type { Page } from 'playwright-core';

/** Web vitals of one page load. */
export interface Vitals {
  /** Largest contentful paint since the navigation began. */
  readonly lcpMs: number;
  /** Cumulative layout shift: the greatest session window, of shifts that no click caused. */
  readonly cls: number;
  /** The slowest interaction, up to the next paint; 0 if none took 16 ms. */
  readonly inpMs: number;
  readonly clicks: number;
}

interface Watched {
  lcp: number;
  readonly shifts: [at: number, value: number][];
  readonly interactions: number[];
}

/** Controls of a page, in the order they are clicked: what opens, what sorts, what filters, what marks. */
const CONTROLS = [
  'main details > summary',
  'main th button, main th a',
  'main nav.rg-filter a',
  'main [role="tab"]',
  'main select',
  'main svg [tabindex="0"]',
  'main td[tabindex="0"]',
  'main form button[type="submit"]:not([disabled])',
];
const CLICKS_PER_CONTROL = 2;
const SHIFT_GAP_MS = 1000;
const SHIFT_WINDOW_MS = 5000;

/**
 * Open a page and click its controls.
 *
 * @throws {Error} if the page is not answered with 200.
 */
export async function measureVitals(page: Page, address: string): Promise<Vitals> {
  await page.addInitScript(watch);
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  if (response?.status() !== 200)
    throw new Error(`Cannot measure ${new URL(address).pathname}: it must answer with 200, got ${response?.status()}.`);
  await page.waitForTimeout(300);
  const { lcp, shifts } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
  let clicks = 0;
  for (const control of CONTROLS)
    for (let nth = 0; nth < CLICKS_PER_CONTROL; nth++) {
      const element = page.locator(control).filter({ visible: true }).nth(nth);
      if ((await element.count()) === 0) break;
      await element.click({ timeout: 5000, noWaitAfter: true, force: true });
      clicks++;
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(150);
    }
  const { interactions } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
  return { lcpMs: lcp, cls: findWorstWindow(shifts), inpMs: Math.max(0, ...interactions), clicks };
}

/** Runs in the page, before anything of it. */
function watch(): void {
  const watched: Watched = { lcp: 0, shifts: [], interactions: [] };
  Object.assign(globalThis, { watched });
  const observe = (options: PerformanceObserverInit & { durationThreshold?: number }, see: (entry: never) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => see(entry as never))).observe(options);
  observe({ type: 'largest-contentful-paint', buffered: true }, ({ startTime }: PerformanceEntry) => {
    watched.lcp = startTime;
  });
  observe(
    { type: 'layout-shift', buffered: true },
    (entry: PerformanceEntry & { value: number; hadRecentInput: boolean }) => {
      if (!entry.hadRecentInput) watched.shifts.push([entry.startTime, entry.value]);
    },
  );
  observe(
    { type: 'event', buffered: true, durationThreshold: 16 },
    ({ interactionId, duration }: PerformanceEntry & { interactionId: number }) => {
      if (interactionId > 0) watched.interactions.push(duration);
    },
  );
}

/** The greatest sum of a window: shifts less than a second apart, five seconds at most (web.dev, "Evolving CLS"). */
function findWorstWindow(shifts: readonly (readonly [at: number, value: number])[]): number {
  let worst = 0;
  let sum = 0;
  let from = -Infinity;
  let last = -Infinity;
  for (const [at, value] of shifts) {
    if (at - last >= SHIFT_GAP_MS || at - from >= SHIFT_WINDOW_MS) [sum, from] = [0, at];
    sum += value;
    last = at;
    worst = Math.max(worst, sum);
  }
  return worst;
}
