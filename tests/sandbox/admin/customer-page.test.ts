import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { jwtVerify } from 'jose';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { BuyerCard } from '#app/measurement/buyer/get-buyer-card.ts';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { startListener, type Answer, type Heard } from './start-listener.ts';
import { API_KEY, API_SECRET, startTestSandbox } from './start-test-sandbox.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const CARD: BuyerCard = {
  state: 'ready',
  currency: 'GBP',
  timeZone: 'Europe/London',
  buyer: {
    asOf: Date.UTC(2026, 2, 4),
    orderCount: 3,
    netRevenue: '46.50',
    waitedDays: 20,
    stage: 'loyal',
    borders: { halfDays: 34, quartersDays: 58, nineDays: 120 },
    rhythmDays: 40,
    ownTimeDays: null,
    probability90: 0.7,
    value: { low: '10.00', mean: '90.00', high: '200.00' },
    nextOrder: { from: Date.UTC(2026, 2, 20), to: Date.UTC(2026, 3, 10) },
    due: [{ title: 'Espresso Beans', at: Date.UTC(2026, 2, 21), probability: 0.6 }],
    types: [{ name: 'Coffee', share: 0.8 }],
    step: { kind: 'expect', mayMail: true, product: null, at: Date.UTC(2026, 2, 20) },
  },
};

const OPEN = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };

/** The app: its preflight, and a buyer as JSON. */
const answer = (card: BuyerCard): Answer => ({
  headers: { ...OPEN, 'content-type': 'application/json' },
  body: JSON.stringify(card),
});

interface Opened {
  readonly page: Page;
  readonly block: FrameLocator;
  readonly heard: readonly Heard[];
  readonly url: string;
}

async function openCustomer(query = '', card = CARD): Promise<Opened> {
  const listener = await startListener(() => answer(card));
  const sandbox = await startTestSandbox({ appUrl: listener.url });
  await sandbox.getToken();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  onTestFinished(() => page.close());
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  onTestFinished(() => expect(faults).toEqual([]));
  await page.goto(`${sandbox.url}/store/little/customers`);
  await page.getByRole('link', { name: 'Ada Byron' }).click();
  if (query !== '') await page.goto(page.url() + query);
  return { page, block: page.frameLocator('iframe.block'), heard: listener.heard, url: sandbox.url };
}

test('the customer page runs the app’s block, which asks the app with an ID token', async () => {
  const { page, block, heard, url } = await openCustomer();
  await block.getByText('Leave them be: the next order is likely').waitFor();
  await block.getByRole('heading', { name: 'Buyer profile' }).waitFor();
  expect(await block.locator('s-badge').textContent()).toBe('Loyal');
  const asked = heard.find(({ headers }) => headers.authorization !== undefined)!;
  expect(asked.path).toBe('/api/buyer-profile?customer=gid%3A%2F%2Fshopify%2FCustomer%2F1');
  const token = String(asked.headers.authorization).replace('Bearer ', '');
  await jwtVerify(token, new TextEncoder().encode(API_SECRET), { audience: API_KEY });
  await expect.poll(() => page.locator('iframe.block').evaluate((frame) => frame.clientHeight)).toBeGreaterThan(300);
  await block.getByRole('link', { name: 'Open the whole profile' }).click();
  await page.waitForURL(`${url}/store/little/apps/regulars/app/buyers/1`);
});

test('the block speaks the language of the admin, and axe has nothing to say about it', async () => {
  const { page, block } = await openCustomer('?locale=de');
  await block.getByText('Nichts tun').waitFor();
  const frame = page.frames().find((one) => one.url().includes('/blocks/'))!;
  await frame.evaluate(AXE);
  const violations = await frame.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(where: Document, options: object): Promise<{ violations: { id: string; nodes: unknown }[] }> };
    };
    return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })).violations.map(
      ({ id, nodes }) => `${id}: ${JSON.stringify(nodes).slice(0, 300)}`,
    );
  });
  expect(violations).toEqual([]);
});

test('a customer that is not there is said so', async () => {
  const sandbox = await startTestSandbox();
  expect((await fetch(`${sandbox.url}/store/little/customers/404`)).status).toBe(404);
});
