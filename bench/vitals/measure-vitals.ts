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

/** A form that deletes or sends would change what the pages after it are measured on. */
const KEPT_FORM = 'main form:not(:has([name="intent"]:is([value="delete"], [value="send"], [value="save"])))';
/** Controls of a page, in the order they are clicked: what opens, what sorts, what filters, what marks, what leads on. */
const CONTROLS = [
  'main details > summary',
  'main .rg-act-button',
  'main th button, main th a',
  'main nav.rg-filter a',
  'main [role="tab"]',
  'main select',
  'main svg [tabindex="0"]',
  'main td[tabindex="0"]',
  'main input:is([type="radio"], [type="checkbox"])',
  'main form button[type="button"]:not([disabled])',
  `${KEPT_FORM} button[type="submit"]:not([disabled])`,
  'main .Polaris-Page-Header__PrimaryActionWrapper :is(a, button)',
];
/** Fields of a page, which are typed into before what sends them is clicked. */
const FIELDS = 'main :is(input[type="text"], input[type="search"], input:not([type]), textarea)';
const CLICKS_PER_CONTROL = 2;
const TYPED = '12';
const SHIFT_GAP_MS = 1000;
const SHIFT_WINDOW_MS = 5000;

/**
 * Open a page, type into its fields and click its controls.
 *
 * @throws {Error} if the page is not answered with 200, or has nothing to type into or to click.
 */
export async function measureVitals(page: Page, address: string): Promise<Vitals> {
  await page.addInitScript(watch);
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  if (response?.status() !== 200)
    throw new Error(`Cannot measure ${new URL(address).pathname}: it must answer with 200, got ${response?.status()}.`);
  await page.waitForTimeout(300);
  const { lcp, shifts } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
  let clicks = await typeIntoFields(page);
  for (const control of CONTROLS)
    for (let nth = 0; nth < CLICKS_PER_CONTROL; nth++) {
      const element = page.locator(control).filter({ visible: true }).nth(nth);
      if ((await element.count()) === 0) break;
      await element.click({ timeout: 5000, noWaitAfter: true, force: true });
      clicks++;
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(150);
    }
  if (clicks === 0) throw new Error(`Cannot measure ${new URL(address).pathname}: it must have a control, got none.`);
  const { interactions } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
  return { lcpMs: lcp, cls: findWorstWindow(shifts), inpMs: Math.max(0, ...interactions), clicks };
}

async function typeIntoFields(page: Page): Promise<number> {
  let typed = 0;
  for (; typed < CLICKS_PER_CONTROL; typed++) {
    const field = page.locator(FIELDS).filter({ visible: true }).nth(typed);
    if ((await field.count()) === 0) break;
    await field.click({ timeout: 5000 });
    await page.keyboard.type(TYPED, { delay: 120 });
    await page.waitForTimeout(400);
  }
  return typed;
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
