import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../support/launch-browser.ts';
import { openPage } from './open-page.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

/** Products 1 to 12 but what is excluded, as many as are asked for; the first answer after `delayMs`. */
function answerFrom(delayMs: number) {
  let isFirst = true;
  return (request: IncomingMessage, response: ServerResponse) => {
    const params = new URL(request.url!, 'http://app').searchParams;
    const excluded = params.get('exclude')?.split(',') ?? [];
    const ids = Array.from({ length: 12 }, (_, i) => String(i + 1)).filter((id) => !excluded.includes(id));
    const products = ids
      .slice(0, Number(params.get('limit')))
      .map((id) => ({ id, handle: `product-${id}`, title: `Product ${id}`, price: '3.00', currency: 'GBP' }));
    const body = JSON.stringify({ recommendationId: 'r', products });
    setTimeout(() => response.end(body), isFirst ? delayMs : 0);
    isFirst = false;
  };
}

test.each([
  { delayMs: 0, says: 'the lower block asks for others', excludes: '1,2,3,4,5,6,7,8' },
  { delayMs: 2000, says: 'the lower block goes first, and the slow one leaves out what it shows', excludes: null },
])('no product twice on a page: after $delayMs ms $says', async ({ delayMs, excludes }) => {
  const { url, page, asked } = await openPage(browser, { answer: answerFrom(delayMs) });
  const html = await (await fetch(`${url}/products/product-1`)).text();
  const block = /<regulars-recommendations[\s\S]*<\/regulars-recommendations>/.exec(html)![0];
  await page.route(`${url}/products/product-1`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html.replace(block, block + block) }),
  );
  await page.goto(`${url}/products/product-1`);
  await page.locator('regulars-recommendations[aria-busy=false]').first().waitFor();
  await expect.poll(() => asked).toHaveLength(2);
  await expect.poll(() => page.locator('regulars-recommendations[aria-busy=true]:visible').count()).toBe(0);
  expect(asked.map(({ searchParams }) => searchParams.get('exclude'))).toEqual([null, excludes]);
  const titles = await page.locator('regulars-recommendations a:visible').allInnerTexts();
  const shown = titles.map((title) => title.trim()).filter((title) => title !== '');
  expect(shown.length).toBeGreaterThanOrEqual(8);
  expect(new Set(shown).size).toBe(shown.length);
});
