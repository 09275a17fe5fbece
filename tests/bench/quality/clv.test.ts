import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { drawGamma } from '#tests/ml/profiles/simulate-buyers.ts';
import { benchClv } from '../../../bench/quality/clv.ts';
import { readPurchases } from '../../../bench/quality/clv/read-purchases.ts';
import { splitPurchases } from '../../../bench/quality/clv/split-purchases.ts';
import type { Figure } from '../../../bench/figure.ts';

const folder = mkdtempSync(join(tmpdir(), 'regulars-clv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const day = (text: string) => Date.parse(text) / 86_400_000;

test('read: orders of a day are one, whatever the way a date is written', () => {
  const file = write('ways.csv', [
    'customer,date,value',
    'b,1997-01-02,2.50',
    'a,19970109,1',
    '"a",1997-01-02T10:00:00Z,4',
    'a,1997-01-02 23:59:59,5',
    'a,1997-01-20,-3',
  ]);
  // The return of the 20th is no purchase.
  expect(readPurchases(file)).toEqual([
    { customer: 'a', day: day('1997-01-02'), value: 9 },
    { customer: 'a', day: day('1997-01-09'), value: 1 },
    { customer: 'b', day: day('1997-01-02'), value: 2.5 },
  ]);
});

test('read: without a header or values', () => {
  expect(readPurchases(write('bare.csv', ['7,20240229', '7,2024-03-01']))).toEqual([
    { customer: '7', day: day('2024-02-29'), value: NaN },
    { customer: '7', day: day('2024-03-01'), value: NaN },
  ]);
});

test('read: quoted commas, a heading with digits, line ends of any kind, a mark of the byte order', () => {
  const file = write('quoted.csv', [
    '\uFEFFcustomer,date1,value\r',
    '\r',
    '"Buyer ""7"", north",1997-01-02 , "2.50"\r',
    'a,0097-01-02,.5',
  ]);
  expect(readPurchases(file)).toEqual([
    { customer: 'Buyer "7", north', day: day('1997-01-02'), value: 2.5 },
    { customer: 'a', day: day('0097-01-02'), value: 0.5 },
  ]);
});

test.each([
  ['1997-02-30', 'a,1997-02-30,1', 'have a date such as 1997-09-30'],
  ['a date of another order', 'a,30/01/1997,1', 'have a date such as 1997-09-30'],
  ['a field too many', 'a,1997-01-01,1,2', 'be customer,date or customer,date,value'],
  ['no customer', ',1997-01-01,1', 'be customer,date or customer,date,value'],
  ['no number', 'a,1997-01-01,ten', 'have a number below 10^12 as its value'],
  ['a number in sixteens', 'a,1997-01-01,0x10', 'have a number below 10^12 as its value'],
  ['a number too large', 'a,1997-01-01,1e308', 'have a number below 10^12 as its value'],
])('read: %s is refused by its line', (_, line, says) => {
  const file = write('bad.csv', ['a,1997-01-01,1', line]);
  expect(() => readPurchases(file)).toThrow(`line 2 must ${says}`);
});

test('split: what is known at the end of calibration, and what came in the holdout', () => {
  const purchases = readPurchases(
    write('split.csv', [
      'a,2024-01-01,10',
      'a,2024-01-08,20',
      'a,2024-01-15,40',
      'a,2024-01-16,9',
      'a,2024-02-20,9',
      'b,2024-01-16,9',
      'c,2024-01-15,9',
      'd,2024-01-08,9',
      'd,2024-01-09,9',
      'd,2024-01-10,',
    ]),
  );
  // b came only later. a: two repeats, the second on the last day known, 14 days after the first; their mean 30. What d's last
  // purchase was worth is not known, so nothing is said of d's values.
  expect(splitPurchases(purchases, day('2024-01-15'), 30)).toEqual({
    history: {
      frequency: Float64Array.of(2, 0, 2),
      recency: Float64Array.of(14, 0, 2),
      age: Float64Array.of(14, 0, 7),
    },
    values: { frequency: Float64Array.of(2, 0, 0), averageMinor: Float64Array.of(30, 0, 0) },
    bought: Float64Array.of(1, 0, 0),
  });
});

/** 400 customers of one rate each, who never stop. */
function writeCustomers(): string {
  const random = createRandom(6);
  const lines = ['customer_id,date,value'];
  for (let customer = 0; customer < 400; customer++) {
    const rate = drawGamma(0.7, random) / 30;
    let at = Math.floor(random() * 60);
    for (; at < 500; at += 1 - Math.log(1 - random()) / rate) {
      const date = new Date(Date.UTC(2024, 0, 1 + Math.floor(at))).toISOString().slice(0, 10);
      lines.push(`${customer},${date},${(5 + 30 * random()).toFixed(2)}`);
    }
  }
  return write('customers.csv', lines);
}

test('the figures, each under its name', () => {
  const figures: Omit<Figure, 'suite'>[] = [];
  benchClv({ file: writeCustomers(), 'calibration-end': '2024-10-31', 'holdout-days': '90' }, (figure) =>
    figures.push(figure),
  );
  const models = ['bgnbd', 'mbgnbd'].flatMap((name) =>
    ['loglik', 'r', 'alpha', 'a', 'b'].map((one) => `${name}.${one}`),
  );
  expect(figures.map(({ name }) => name)).toEqual([
    ...models,
    ...['gammagamma.loglik', 'gammagamma.p', 'gammagamma.q', 'gammagamma.gamma'],
    ...['expected-orders.total', 'buys-again.auc', 'buys-again.calibration'],
  ]);
  const value = (name: string) => figures.find((figure) => figure.name === name)!.value;
  const came = Number(/; (\d+) came/.exec(figures.at(-3)!.detail)![1]);
  expect(value('expected-orders.total') / came).toBeCloseTo(1, 0);
  expect(value('buys-again.auc')).toBeGreaterThan(0.75);
});

test.each([
  ['one customer of one order', ['a,2024-01-01,1', 'b,2024-06-01,1']],
  ['one customer', ['a,2024-01-01,1', 'a,2024-02-01,1', 'a,2024-06-01,1']],
  ['one day', ['a,2024-03-01', 'b,2024-03-01', 'c,2024-06-01']],
  ['nothing earned', ['a,2024-01-01,0', 'a,2024-02-01,0', 'b,2024-02-03,0', 'b,2024-06-01,0']],
])('%s: figures, never NaN', (_, lines) => {
  const figures: Omit<Figure, 'suite'>[] = [];
  benchClv({ file: write('little.csv', lines), 'calibration-end': '2024-03-01' }, (figure) => figures.push(figure));
  expect(figures.length).toBeGreaterThan(10);
  for (const { name, value, detail } of figures) {
    expect(value, name).toBeTypeOf('number');
    expect(Number.isFinite(value), name).toBe(true);
    expect(detail).not.toMatch(/NaN|Infinity/);
  }
});

test('where the likelihood has no top, orders are foretold by what is believed beforehand, in days', () => {
  const figures: Omit<Figure, 'suite'>[] = [];
  const file = write('believed.csv', ['a,2024-01-01,1', 'b,2024-06-01,1']);
  benchClv({ file, 'calibration-end': '2024-03-01' }, (figure) => figures.push(figure));
  // Nobody ordered twice: by the likelihood alone nobody ever would. Believed is a rate of .66 / 55 a day, so 1.1 orders in
  // 92 days of who still buys; a is silent for 60 days and hardly does. Were the 55 days weeks, it would be a seventh.
  const { value } = figures.find(({ name }) => name === 'expected-orders.total')!;
  expect(value).toBeGreaterThan(0.1);
  expect(value).toBeLessThan(0.3);
});

test.each([
  [{}, '--calibration-end must be a day such as 1997-09-30, got ""'],
  [{ 'calibration-end': '2024-13-01' }, 'got "2024-13-01"'],
  [{ 'calibration-end': '2026-01-01' }, 'orders must come after --calibration-end, got none'],
  [{ 'calibration-end': '2023-01-01' }, 'an order must come up to --calibration-end, got none'],
  [{ 'calibration-end': '2024-01-02', 'holdout-days': '0' }, '--holdout-days must be a whole number from 1'],
])('flags %j are refused', (flags, says) => {
  const file = write('two.csv', ['a,2024-01-01,1', 'a,2024-01-05,1']);
  expect(() => benchClv({ file, ...flags }, () => {})).toThrow(says);
});
