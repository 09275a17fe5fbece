import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { awaitHydration } from '#tests/support/await-hydration.ts';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { fillShop } from './fill-shop.ts';
import { openAdmin } from './open-admin.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('the export is a file with the figures of the page', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const page = await browser.newPage();
  await page.goto(await admin.open('/app/repeat-purchases'));
  await awaitHydration(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV: Order sequence' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('repeat-purchases-sequence.csv');
  const expected = await (await admin.ask('/app/repeat-purchases.csv?table=sequence')).text();
  expect(readFileSync(await download.path(), 'utf8')).toBe(expected);
  await page.close();
});

test('arrow keys walk the cohorts, and the cell in focus is read out', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const page = await browser.newPage();
  await page.goto(await admin.open('/app/cohorts'));
  await awaitHydration(page);
  await page.locator('.rg-grid td[tabindex="0"]').focus();
  expect(await page.locator('.rg-readout').textContent()).toContain('All cohorts, period 1');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('.rg-readout').textContent()).toContain('All cohorts, period 2');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('.rg-readout').textContent()).toMatch(/First order in .*, period 2/);
  // What can be done for exactly these buyers.
  const act = page.getByRole('group', { name: /First order in .*, period 2/ }).getByRole('link');
  const rule = JSON.parse(new URL((await act.first().getAttribute('href'))!, 'https://x').searchParams.get('rule')!);
  expect(rule).toMatchObject({ all: [{ field: 'firstOrderBetween' }, { field: 'orderedBetween', did: true }] });
  await page.close();
});

test('the language of the first page stays, whatever the browser’s is', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const page = await browser.newPage({ locale: 'en-GB' });
  const address = new URL(await admin.open('/app'));
  address.searchParams.set('locale', 'de');
  await page.goto(address.href);
  await awaitHydration(page);
  await page.locator('main a[href="/app/digest"]').click();
  await page.getByRole('heading', { level: 1, name: 'Bericht' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await page.close();
});

test('the menu of a row opens by keyboard, holds exactly its buyers, and gives the focus back', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const page = await browser.newPage();
  await page.goto(await admin.open('/app/repeat-purchases'));
  await awaitHydration(page);
  const button = page.getByRole('button', { name: /^Actions ?: Buyers with one order$/ });
  await button.focus();
  await page.keyboard.press('Enter');
  const links = page.getByRole('group', { name: 'What to do for: Buyers with one order' }).getByRole('link');
  expect(await links.allTextContents()).toEqual(['Make a segment', 'Draft an offer', 'Start a placement']);
  expect(await links.first().evaluate((link) => link === document.activeElement)).toBe(true);
  const address = new URL((await links.first().getAttribute('href'))!, 'https://x');
  expect(JSON.parse(address.searchParams.get('rule')!)).toEqual({ all: [{ field: 'orderCount', is: 1 }] });
  await page.keyboard.press('Escape');
  await links.first().waitFor({ state: 'detached' });
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  await page.close();
});

test('a filter is in the address and survives going back', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const page = await browser.newPage();
  await page.goto(await admin.open('/app/cohorts'));
  await awaitHydration(page);
  await page.getByRole('link', { name: 'Revenue per buyer' }).click();
  await page.getByRole('heading', { name: /A buyer has brought/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('show')).toBe('revenue');
  expect(new URL(page.url()).searchParams.get('id_token')).toBeNull();
  await page.goBack();
  await page.getByRole('heading', { name: /order again in the month after/ }).waitFor();
  await page.close();
});
