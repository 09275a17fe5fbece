import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { awaitHydration } from '#tests/support/await-hydration.ts';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { fillShop } from './fill-shop.ts';
import { openAdmin } from './open-admin.ts';

const PAGES = [
  '/app',
  '/app/repeat-purchases',
  '/app/repeat-purchases?rate=lifetime&unit=week&period=last90',
  '/app/cohorts',
  '/app/cohorts?show=revenue&unit=week&discounted=no',
  '/app/time-to-next-order',
  '/app/product-report',
  '/app/recommendations',
  '/app/recommendations?q=red',
  '/app/recommendations?product=1',
  '/app/models',
  '/app/recommendations?at=cart&product=1,2',
  '/app/recommendations?at=also-viewed&product=1',
  '/app/recommendations?at=buy-again&product=1',
  '/app/merchandising',
  '/app/merchandising?rule=new',
  '/app/merchandising?rule=1',
  '/app/buyers',
  '/app/buyers?by=stage&group=%3Dactive',
  '/app/buyers/list',
  '/app/buyers/3',
  '/app/segments',
  '/app/segments/new?rule=%7B%22all%22%3A%5B%7B%22field%22%3A%22stage%22%2C%22is%22%3A%22atRisk%22%7D%5D%7D&name=At+risk',
  '/app/offers',
  '/app/offers/new',
  '/app/digest',
  '/app/data-health',
];
const WIDTHS = [390, 1280];
/** Pages open at once: while one waits for its answer, others are drawn. */
const ABREAST = 4;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Where screenshots go, if anybody wants to look. */
const SHOTS = process.env.REGULARS_SCREENSHOTS;

/** A page of the browser, and what its console complained of since one last looked. */
async function openPage(context: BrowserContext) {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('requestfailed', (request) => {
    // A page that asks for news every few seconds may be left in the middle of it.
    const isLeft = request.resourceType() === 'fetch' && request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!isLeft) faults.push(`failed: ${request.url()}`);
  });
  return { page, faults };
}

/** Open an address at the first of `widths` and go through all of them. @returns what is wrong with it. */
async function inspect(page: Page, address: string, widths: readonly number[], name: string): Promise<string[]> {
  const faults: string[] = [];
  await page.setViewportSize({ width: widths[0]!, height: 900 });
  await page.goto(address);
  await awaitHydration(page);
  await page.evaluate(AXE);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await findViolations(page)).map((fault) => `at ${width}: ${fault}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`at ${width}: ${overflow} px wider than the screen`);
    for (const fault of await page.evaluate(listMoves)) faults.push(`at ${width}: ${fault}`);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name.replace(/\W+/g, '-')}-${width}.png`, fullPage: true });
  }
  return faults;
}

/** Runs in the page: cards of figures that stand elsewhere while a browser has read only some of them. */
function listMoves(): string[] {
  const placesOf = (grid: Element) =>
    Array.from(grid.children, (card) => [(card as HTMLElement).offsetLeft, (card as HTMLElement).offsetWidth].join());
  return Array.from(document.querySelectorAll('main .rg-figures')).flatMap((grid) => {
    const whole = placesOf(grid);
    return whole.slice(1).flatMap((_, last) => {
      const part = grid.cloneNode(true) as Element;
      while (part.children.length > last + 1) part.lastElementChild!.remove();
      grid.replaceWith(part);
      const places = placesOf(part);
      part.replaceWith(grid);
      return places.every((place, at) => place === whole[at]) ? [] : [`figures move when ${last + 1} are read`];
    });
  });
}

/** What axe finds once the page is laid out. Of what it finds well, only the first is described. */
async function findViolations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

test('every page is in the list', () => {
  const paths = PAGES.map((page) => page.replace(/\?.*/, ''));
  const routes = readdirSync('app/routes')
    .filter((file) => /^app\..+\.tsx$/.test(file) && !/^app(\._index|\.\$)\.tsx$/.test(file))
    .map((file) => `/${file.slice(0, -'.tsx'.length).replace('._index', '').replace(/_?\./g, '/')}`);
  const missing = routes.filter((route) => {
    const pattern = new RegExp(`^${route.replace(/\$\w+/g, '[^/]+')}$`);
    return !paths.some((path) => pattern.test(path));
  });
  expect(missing).toEqual([]);
});

for (const state of ['first day', 'running shop'] as const) {
  test(`${state}: every page is accessible, quiet and as wide as the screen`, async () => {
    const file = state === 'running shop' ? process.env.REGULARS_CHECK_DATABASE : undefined;
    const admin = await openAdmin(file ? { file } : {});
    if (state === 'running shop' && !file) fillShop(admin);
    const context = await browser.newContext({ locale: 'en-GB' });
    const faults: string[] = [];
    const left = [...PAGES.entries()];
    const inspectAll = async (): Promise<void> => {
      const { page, faults: complaints } = await openPage(context);
      for (let next = left.shift(); next; next = left.shift()) {
        const [index, path] = next;
        // Every other page is made narrower, the others wider: each width is drawn first, too.
        const widths = (index + Number(state === 'first day')) % 2 ? WIDTHS : WIDTHS.toReversed();
        const found = await inspect(page, await admin.open(path), widths, state + path);
        faults.push(...[...complaints.splice(0), ...found].map((fault) => `${path} ${fault}`));
      }
      await page.close();
      faults.push(...complaints);
    };
    await Promise.all(Array.from({ length: ABREAST }, inspectAll));
    await context.close();
    expect(faults).toEqual([]);
  });
}
