import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { findLocale } from '#app/messages/locales.ts';
import { getLanguage, loadLanguage, type MessageId } from '#app/messages/messages.ts';
import { BLANK_RULE } from '#app/serving/merchandising/rule.ts';
import { saveRule } from '#app/serving/merchandising/save-rule.ts';
import { awaitHydration } from '#tests/support/await-hydration.ts';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { fillShop } from './fill-shop.ts';
import { openAdmin } from './open-admin.ts';

const PAGES = [
  '/app',
  '/app/repeat-purchases',
  '/app/cohorts',
  '/app/time-to-next-order',
  '/app/product-report',
  '/app/buyers',
  '/app/buyers/1',
  '/app/segments',
  '/app/segments/new',
  '/app/offers',
  '/app/offers/new',
  '/app/recommendations?product=1',
  '/app/recommendations?at=buy-again&product=1',
  '/app/merchandising',
  '/app/merchandising?rule=new',
  '/app/models',
  '/app/digest',
  '/app/data-health',
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  await Promise.all((['en', 'de', 'zh-CN'] as const).map(loadLanguage));
});
afterAll(() => browser.close());

/** What English messages say between their values, where that is longer than two words and the other language says it otherwise. */
function listEnglish(locale: 'de' | 'zh-CN'): string[] {
  const { messages } = getLanguage('en');
  const other = getLanguage(locale).messages;
  return (Object.keys(messages) as MessageId[]).flatMap((id) =>
    messages[id]
      .split(/[{}<>#|]/)
      .map((part) => part.trim())
      .filter((part) => part.split(/\s+/).length > 2 && /^[A-Z]/.test(part) && !other[id].includes(part)),
  );
}

test.each(['de-DE', 'zh-CN'])('%s: no page has English left, and the console is quiet', async (locale) => {
  const admin = await openAdmin();
  fillShop(admin);
  const rule = { ...BLANK_RULE, action: 'pin', products: [1], placement: 'product' } as const;
  const change = { shopId: admin.shopId, ruleId: null, rule, seen: '' };
  saveRule(admin.db, change, { userId: 42, now: admin.app.now() });
  const english = listEnglish(findLocale(locale) as 'de' | 'zh-CN');
  const context = await browser.newContext({ locale });
  const faults: string[] = [];
  // Words need no looks, and come sooner without.
  await context.route('**/*.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  const page = await context.newPage();
  let path = '';
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`));
  for (path of PAGES) {
    const address = new URL(await admin.open(path));
    address.searchParams.set('locale', locale);
    await page.goto(address.href);
    // From here on, what React complains of is said.
    await awaitHydration(page);
    const said = await page.evaluate(() => {
      // The digest is previewed in its own language.
      document.querySelector('main iframe')?.remove();
      for (const text of document.querySelectorAll('main pre')) text.remove();
      const names = [...document.querySelectorAll('main [aria-label], main [placeholder], main [title]')].flatMap(
        (one) => ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name) ?? ''),
      );
      return [document.documentElement.lang, document.querySelector('main')?.textContent ?? '', ...names];
    });
    const [language, text] = said as [string, string];
    if (language !== locale || text.length <= 40) faults.push(`${path}: is in ${language}: ${text.slice(0, 80)}`);
    const words = said.join('\n');
    faults.push(...english.filter((text) => words.includes(text)).map((text) => `${path}: ${text}`));
  }
  await context.close();
  expect([...new Set(faults)]).toEqual([]);
});
