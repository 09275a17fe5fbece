import { expect, test } from 'vitest';
import { writeEvidence } from '#app/components/write-evidence.ts';
import { writeScore } from '#app/components/write-score.ts';
import { writeSuppression } from '#app/components/write-suppression.ts';
import { createFormats } from '#app/messages/create-formats.ts';
import { createText } from '#app/messages/create-text.ts';
import { messages } from '#app/messages/en.ts';
import type { Evidence } from '#app/serving/gather-evidence.ts';
import { BLANK_RULE } from '#app/serving/merchandising/rule.ts';

const text = createText('en-GB', messages);
const formats = createFormats({ locale: 'en-GB', currency: 'GBP', timeZone: 'UTC' });
const words = { text, formats };
const BEANS: Evidence = {
  ...{ kind: 'co-purchase', title: 'Beans', by: 'page', together: 3, timesChance: 3.2 },
  ...{ rhythm: null, productType: 'Mug', isLearned: false },
};
const say = (change: Partial<Evidence>) => writeEvidence({ ...BEANS, ...change }, words);

test('reasons say what was counted, and how much chance explains', () => {
  expect(say({})).toBe('Bought together in 3 orders, 3.2 times more than chance');
  expect(say({ together: 1, timesChance: 1.4 })).toBe('Bought together in 1 order');
  expect(say({ kind: 'history', by: 'bought' })).toMatch(/^Because you bought Beans: 3 buyers bought both, 3.2 times/);
  expect(say({ kind: 'history', by: 'viewed', timesChance: null })).toBe(
    'Because you looked at Beans: 3 buyers bought both',
  );
  expect(say({ kind: 'visit', timesChance: null })).toBe('Others looked at this too: 3 visits had both');
  expect(say({ kind: 'visit', by: 'viewed', timesChance: null })).toBe(
    'Others who looked at Beans looked at this: 3 visits had both',
  );
  expect(say({ kind: 'same-type' })).toBe('Popular in Mug: 3 orders in all');
  expect(say({ kind: 'similar' })).toBe('Similar to Beans');
  expect(say({ kind: 'similar', isLearned: true, title: null })).toBe('Goes with it');
  expect(say({ kind: 'exploring' })).toBe('New, being tried out');
});

test('what is due says its rhythm, or how often it was bought', () => {
  expect(say({ kind: 'due', rhythm: { unit: 'week', count: 3 } })).toBe('You buy this every 3 weeks');
  expect(say({ kind: 'due', rhythm: { unit: 'month', count: 1 } })).toBe('You buy this every month');
  expect(say({ kind: 'due', together: 2 })).toBe('You have bought this twice');
  expect(say({ kind: 'due', together: 1 })).toBe('Time for more?');
});

test('a score names its parts: sums first, then what multiplies them', () => {
  const sum = [{ name: 'together', value: 3.9 } as const, { name: 'popularity', value: 0.3 } as const];
  expect(writeScore({ parts: sum, score: 4.2 }, words)).toBe('Score: bought together 3.9 + popularity 0.3 = 4.2');
  const boost = { name: 'rules', value: 3, times: true } as const;
  expect(writeScore({ parts: [...sum, boost], score: 12.6 }, words)).toBe(
    'Score: bought together 3.9 + popularity 0.3 × 3 your rules = 12.6',
  );
  expect(writeScore({ parts: [...sum, { ...boost, value: 0 }], score: 4.2 }, words)).toBe(
    'Score: bought together 3.9 + popularity 0.3, shown last by your rules',
  );
});

test('what is left out says why, the rule included', () => {
  const ruled = { text, money: formats.money, day: formats.date, title: () => 'Beans', collection: () => 'Presents' };
  const rule = { ...BLANK_RULE, action: 'exclude', products: [1] } as const;
  const excluded = { why: 'excluded by a rule', rule } as const;
  expect(writeSuppression({ why: 'sold out', rule: null }, ruled)).toBe('sold out');
  expect(writeSuppression(excluded, ruled)).toBe('excluded by your rule: Beans');
  const pin = { ...rule, action: 'pin', slot: 2 } as const;
  expect(writeSuppression({ why: 'sold out', rule: pin }, ruled)).toBe(
    'sold out, so it gives up place 2 where you pinned it',
  );
  expect(writeSuppression({ ...excluded, rule: pin }, ruled)).toMatch(/^excluded by another rule, so it gives up/);
});
