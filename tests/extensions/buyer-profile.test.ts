// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BuyerCard as AppCard } from '#app/measurement/buyer/get-buyer-card.ts';
import type { BuyerCard } from '../../extensions/buyer-profile/src/buyer-card.ts';
import { createTranslate, type Locale } from '#sandbox/admin/block/create-translate.ts';

const FOLDER = join(process.cwd(), 'extensions/buyer-profile');
const LOCALES = ['en.default', 'de', 'zh-CN'] as const;
const AT = Date.UTC(2026, 2, 4, 12);

const extension = getExtension('admin.customer-details.block.render', { configSearchDir: FOLDER });

const readLocale = (name: string) =>
  JSON.parse(readFileSync(join(FOLDER, 'locales', `${name}.json`), 'utf8')) as Locale;

beforeEach(() => {
  extension.setUp();
  extension.shopify.data.selected = [{ id: 'gid://shopify/Customer/5741' }];
  speak('en.default', 'en-GB');
});
afterEach(() => extension.tearDown());

/** Format as the admin does, in the language of the merchant. */
function speak(name: (typeof LOCALES)[number], tag: string): void {
  extension.shopify.i18n.translate = createTranslate(readLocale(name), tag) as typeof extension.shopify.i18n.translate;
  extension.shopify.i18n.formatCurrency = (value, options) =>
    new Intl.NumberFormat(tag, { style: 'currency', ...options }).format(value);
  extension.shopify.i18n.formatNumber = (value, options) => new Intl.NumberFormat(tag, options).format(value);
  extension.shopify.i18n.formatDate = (date, options) => new Intl.DateTimeFormat(tag, options).format(date);
}

const BRIEF: NonNullable<BuyerCard['buyer']> = {
  asOf: AT,
  orderCount: 2,
  netRevenue: '84.50',
  waitedDays: 61,
  stage: 'atRisk',
  borders: { halfDays: 34.2, quartersDays: 58.9, nineDays: 120 },
  rhythmDays: 40,
  ownTimeDays: null,
  probability90: 0.42,
  value: { low: '0.00', mean: '61.00', high: '240.00' },
  nextOrder: { from: AT, to: AT + 40 * 86_400_000 },
  due: [{ title: 'Sage Mug', at: AT + 86_400_000, probability: 0.31 }],
  types: [{ name: 'Coffee', share: 0.75 }],
  step: { kind: 'checkIn', mayMail: false, product: null, at: AT + 59 * 86_400_000 },
};
const CARD: BuyerCard = { state: 'ready', currency: 'GBP', timeZone: 'Europe/London', buyer: BRIEF };

/** Render the block with what the app answers, and give the words that are then on it. */
async function show(answer: BuyerCard | (() => Promise<Response>)): Promise<string> {
  extension.fetch = vi.fn(typeof answer === 'function' ? answer : async () => Response.json(answer));
  await extension.render();
  await expect.poll(() => document.querySelector('s-spinner')).toBeNull();
  return document.body.textContent ?? '';
}

describe('the block on the customer page', () => {
  test('says why the buyer is where they are, what to do, and what may come', async () => {
    const words = await show(CARD);
    expect(extension.fetch).toHaveBeenCalledWith('/api/buyer-profile?customer=gid%3A%2F%2Fshopify%2FCustomer%2F5741');
    expect(words).toContain('At risk');
    expect(words).toContain('61 days since the last order.');
    expect(words).toContain('half within 34 days, three quarters within 58 days, nine in ten within 120 days');
    expect(words).toContain('Write to them once, before 2 May 2026');
    expect(words).toContain('They have not agreed to e-mails');
    expect(words).toContain('£61');
    expect(words).toContain('80 of 100: £0 to £240');
    expect(words).toContain('42%');
    expect(words).toContain('Sage Mug: 5 Mar 2026, 31% within 60 days');
    expect(words).toContain('Coffee 75%');
    expect(words).not.toContain('own rhythm');
    extension.tearDown();
    extension.setUp();
    extension.shopify.data.selected = [{ id: 'gid://shopify/Customer/5741' }];
    speak('en.default', 'en-GB');
    expect(await show({ ...CARD, buyer: { ...BRIEF, probability90: 0.999 } })).toContain('> 99%');
    expect(document.querySelector('s-link')!.getAttribute('href')).toBe('app:app/buyers/5741');
    expect(document.querySelector('s-admin-block')!.getAttribute('collapsedSummary')).toBe('At risk, 2 orders');
  });

  test('says so when a buyer is late for others and in time for themselves', async () => {
    expect(await show({ ...CARD, buyer: { ...BRIEF, ownTimeDays: 70 } })).toContain('By their own rhythm of 70 days');
  });

  test('waits with a named spinner', async () => {
    extension.fetch = vi.fn(() => new Promise<Response>(() => undefined));
    await extension.render();
    expect(document.querySelector('s-spinner')!.getAttribute('accessibilityLabel')).toBe('Loading the buyer profile');
    expect(document.querySelector('s-link')).toBeNull();
  });

  test('says what is not known yet where a shop has too little data', async () => {
    const words = await show({
      ...CARD,
      buyer: {
        ...BRIEF,
        stage: null,
        borders: null,
        probability90: null,
        value: null,
        nextOrder: null,
        due: [],
        types: [],
        step: { kind: 'wait', mayMail: null, product: null, at: null },
      },
    });
    expect(words).toContain('How soon buyers of this shop come back is not known yet');
    expect(words.match(/not yet known/g)).toHaveLength(3);
    expect(words).not.toMatch(/NaN|null|undefined|Invalid/);
    expect(document.querySelector('s-badge')).toBeNull();
  });

  test.each([
    ['noOrders', /No counted order yet/, true],
    ['unknown', /does not know this customer yet/, false],
    ['erased', /erased at their request/, true],
  ] as const)('%s is said in words', async (state, says, hasLink) => {
    expect(await show({ ...CARD, state, buyer: null })).toMatch(says);
    expect(document.querySelector('s-link') !== null).toBe(hasLink);
  });

  test('without an answer it says so, and tries again when asked', async () => {
    expect(await show(async () => new Response('', { status: 500 }))).toMatch(/did not answer.*Nothing is lost/);
    extension.fetch = vi.fn(async () => Response.json(CARD));
    document.querySelector('s-button')!.dispatchEvent(new Event('click'));
    await expect.poll(() => document.body.textContent).toContain('At risk');
  });

  test('speaks German and Chinese', async () => {
    speak('de', 'de');
    expect(await show(CARD)).toContain('Einmal schreiben, vor dem 2. Mai 2026');
    extension.tearDown();
    extension.setUp();
    extension.shopify.data.selected = [{ id: 'gid://shopify/Customer/5741' }];
    speak('zh-CN', 'zh-CN');
    expect(await show(CARD)).toContain('有流失风险');
  });

  test('has a word for every step, in every language', async () => {
    for (const name of LOCALES) {
      const { step, why, stage, state } = readLocale(name) as Record<string, Locale>;
      expect(Object.keys(step!).sort()).toEqual(Object.keys(why!).sort());
      expect([Object.keys(stage!).length, Object.keys(state!).length, Object.keys(step!).length]).toEqual([5, 3, 8]);
    }
  });

  test('reads exactly what the app answers', () => {
    const answered = CARD satisfies AppCard as AppCard;
    expect((answered satisfies BuyerCard).state).toBe('ready');
  });
});
