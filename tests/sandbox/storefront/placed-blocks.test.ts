import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACED_BLOCKS } from '#sandbox/storefront/placed-blocks.ts';
import { launchBrowser } from '../../support/launch-browser.ts';
import { openPage } from './open-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

/** Due are the products given; every other list has 1 to 5 but what is excluded. */
function answerWithDue(due: readonly number[]) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const params = new URL(request.url!, 'http://app').searchParams;
    const isDue = params.get('placement') === 'buy-again';
    const excluded = params.get('exclude')?.split(',') ?? [];
    const ids = (isDue ? due : [1, 2, 3, 4, 5]).map(String).filter((id) => !excluded.includes(id));
    const products = ids.map((id) => ({
      id,
      variantId: `${id}0`,
      handle: `product-${id}`,
      title: `Product ${id}`,
      price: '3.00',
      currency: 'GBP',
      reason: isDue ? 'You buy this every 3 weeks' : '',
    }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ recommendationId: ids.length > 0 ? 'r' : null, products }));
  };
}

async function openShop(due: readonly number[]) {
  return openPage(browser, { answer: answerWithDue(due), placedBlocks: PLACED_BLOCKS });
}

async function logIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/account/login?return_to=/`);
  await page.getByRole('button', { name: /Ada/ }).click();
  await page.waitForURL(`${url}/`);
}

async function untilAnswered(page: Page): Promise<void> {
  const busy = page.locator('regulars-recommendations[aria-busy=true]:visible');
  await expect.poll(() => busy.count()).toBe(0);
}

async function readTitles(page: Page): Promise<string[]> {
  const titles = await page.locator('regulars-recommendations a:visible').allInnerTexts();
  return titles.map((title) => title.trim()).filter((title) => title !== '');
}

async function findSerious(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Run = { violations: { id: string; impact: string }[] };
    const { violations } = await (window as unknown as { axe: { run(): Promise<Run> } }).axe.run();
    return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id }) => id);
  });
}

test('a buyer sees on the home page what is due and why, and none of it twice', async () => {
  const { url, page, asked, complaints, listShifts } = await openShop([2, 4]);
  await logIn(page, url);
  const due = page.getByRole('region', { name: 'Buy it again' });
  await due.getByText('You buy this every 3 weeks').first().waitFor();
  await untilAnswered(page);
  expect(asked.map(({ searchParams }) => searchParams.get('placement'))).toEqual(['buy-again', 'home']);
  expect(asked[0]!.searchParams.get('logged_in_customer_id')).toBe('7');
  expect((await readTitles(page)).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `Product ${n}`));
  expect(await findSerious(page)).toEqual([]);
  expect(await listShifts()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('with nothing due, the shelf and its space are gone before they are seen', async () => {
  const { url, page, complaints, listShifts } = await openShop([]);
  await logIn(page, url);
  await untilAnswered(page);
  await page.getByRole('region', { name: 'Picked for you' }).waitFor();
  const shelf = page.locator('regulars-recommendations[data-placement=buy-again]');
  await shelf.waitFor({ state: 'hidden' });
  await expect.poll(() => shelf.locator('..').boundingBox()).toBeNull();
  expect(await listShifts()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a guest is not asked to buy anything again', async () => {
  const { url, page, asked } = await openShop([2, 4]);
  await page.goto(url);
  await untilAnswered(page);
  expect(await page.getByText('Buy it again').count()).toBe(0);
  expect(asked.map(({ searchParams }) => searchParams.get('placement'))).toEqual(['home']);
});

test('a product page shows what goes with it, then what others looked at, without a product twice', async () => {
  const { url, page, asked, complaints, listShifts } = await openPage(browser, {
    placedBlocks: PLACED_BLOCKS,
    answer: (request, response) => {
      // Both lists would show 2; the page shows it once.
      const { searchParams } = new URL(request.url!, 'http://app');
      const ids = searchParams.get('placement') === 'product' ? [2, 3, 4] : [5, 2, 1];
      const products = ids.map((id) => ({
        ...{ id: String(id), handle: `product-${id}`, title: `Product ${id}`, price: '3.00', currency: 'GBP' },
      }));
      response.end(JSON.stringify({ recommendationId: 'r', heading: searchParams.get('placement'), products }));
    },
  });
  await page.goto(`${url}/products/product-6`);
  await page.getByRole('region', { name: 'Goes well with this' }).waitFor();
  await page.getByRole('region', { name: 'Others also looked at' }).waitFor();
  await untilAnswered(page);
  expect(asked.map(({ searchParams }) => searchParams.get('placement'))).toEqual(['product', 'also-viewed']);
  expect((await readTitles(page)).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `Product ${n}`));
  expect(await findSerious(page)).toEqual([]);
  expect(await listShifts()).toEqual([]);
  expect(complaints).toEqual([]);
});
