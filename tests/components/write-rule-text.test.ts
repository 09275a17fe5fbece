import { beforeAll, expect, test } from 'vitest';
import { writeRuleText } from '#app/components/write-rule-text.ts';
import { createFormats } from '#app/messages/create-formats.ts';
import { createText } from '#app/messages/create-text.ts';
import { LOCALES, type Locale } from '#app/messages/locales.ts';
import { getLanguage, loadLanguage } from '#app/messages/messages.ts';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';

beforeAll(async () => {
  await Promise.all(LOCALES.map(loadLanguage));
});

function say(rule: BuyerRule, locale: Locale = 'en'): string {
  const formats = createFormats({ locale, currency: 'GBP', timeZone: 'UTC' });
  return writeRuleText(rule, {
    text: createText(locale, getLanguage(locale).messages),
    formats,
    titles: { 10: 'Beans' },
  });
}

test('a rule says itself in plain words', () => {
  expect(say({ all: [] })).toBe('every buyer');
  expect(
    say({
      all: [
        { field: 'stage', in: ['atRisk', 'lapsed'] },
        { field: 'netRevenueMinor', atLeast: 50_000 },
        { field: 'daysSinceLastOrder', atMost: 1, not: true },
      ],
    }),
  ).toBe('stage is at risk or lapsed and net revenue is at least £500.00 and time since the last order is above 1 day');
  expect(say({ all: [{ field: 'boughtProduct', in: [10, 12], not: true }] })).toBe('never bought Beans or product 12');
  expect(say({ all: [{ field: 'startedWith', is: 10 }] })).toBe('started with Beans');
  const second = { field: 'secondOrderWithin', days: 30, did: true } as const;
  expect(say({ all: [second] })).toBe('second order within 30 days of the first');
  expect(say({ all: [{ ...second, did: false }] })).toBe('no second order within 30 days of the first');
  expect(say({ all: [{ ...second, did: false, not: true }] })).toBe('second order within 30 days of the first');
  expect(say({ all: [{ field: 'dueProduct', is: 10, withinDays: 7 }] })).toBe('Beans is due within 7 days');
  expect(say({ all: [{ field: 'firstCountry', is: 'DE' }] })).toBe('country of the first order is Germany');
  expect(say({ all: [{ field: 'firstDiscounted', is: true, not: true }] })).toBe('no discount on the first order');
  // Did not order, turned round.
  expect(say({ all: [{ field: 'orderedBetween', from: '2026-03-01', to: '2026-03-31', did: false, not: true }] })).toBe(
    'ordered from Mar 1, 2026 to Mar 31, 2026',
  );
});

test('and so in German and Chinese', () => {
  const rule: BuyerRule = {
    all: [
      { field: 'stage', is: 'loyal' },
      { field: 'orderCount', atLeast: 3 },
    ],
  };
  expect(say(rule, 'de')).toBe('Phase: treu; Anzahl Bestellungen: mindestens 3');
  expect(say(rule, 'zh-CN')).toBe('阶段为忠诚，且订单数至少为3');
});

test('sales channels have names, apps their number, and other codes stay as they are', () => {
  const rule: BuyerRule = {
    all: [{ field: 'firstSource', in: ['web', 'subscription_contract', '580111', 'fair', ''] }],
  };
  expect(say(rule)).toBe(
    'channel of the first order is Online store, Subscription renewals, App 580111, fair, or unknown',
  );
  expect(say({ all: [{ field: 'firstSource', is: 'shopify_draft_order' }] }, 'de')).toBe(
    'Kanal der ersten Bestellung: Bestellentwürfe',
  );
  expect(say({ all: [{ field: 'firstSource', is: 'pos' }] }, 'zh-CN')).toBe('首单渠道为POS 收银');
  expect(say({ all: [{ field: 'firstSource', is: 'constructor' }] })).toBe('channel of the first order is constructor');
});
