import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { fillShop } from './fill-shop.ts';
import { openAdmin } from './open-admin.ts';

const PAGES = [
  '/app',
  '/app/repeat-purchases',
  '/app/repeat-purchases?rate=lifetime&unit=week&period=last90',
  '/app/cohorts',
  '/app/cohorts?show=revenue&unit=week&discounted=no',
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
  '/app/segments',
  '/app/segments/new?rule=%7B%22all%22%3A%5B%7B%22field%22%3A%22stage%22%2C%22is%22%3A%22atRisk%22%7D%5D%7D&name=At+risk',
  '/app/data-health',
];
const WIDTHS = [390, 1280];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Where screenshots go, if anybody wants to look. */
const SHOTS = process.env.REGULARS_SCREENSHOTS;

/** Open a page, wait for its scripts, and give what the console complained of. */
async function visit(page: Page, address: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(address, { waitUntil: 'networkidle' });
  return complaints;
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } };
    const { violations } = await axe.run();
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

for (const state of ['first day', 'running shop'] as const) {
  test(`${state}: every page is accessible, quiet and as wide as the screen`, async () => {
    const file = state === 'running shop' ? process.env.REGULARS_CHECK_DATABASE : undefined;
    const admin = await openAdmin(file ? { file } : {});
    if (state === 'running shop' && !file) fillShop(admin);
    const faults: string[] = [];
    for (const width of WIDTHS) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB' });
      for (const path of PAGES) {
        const page = await context.newPage();
        const complaints = await visit(page, await admin.open(path));
        const found = await findViolations(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${overflow} px wider than the screen`);
        faults.push(...[...complaints, ...found].map((fault) => `${path} at ${width}: ${fault}`));
        if (SHOTS)
          await page.screenshot({
            path: `${SHOTS}/${state.replace(' ', '-')}${path.replace(/\W+/g, '-')}-${width}.png`,
            fullPage: true,
          });
        await page.close();
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  }, 180_000);
}
