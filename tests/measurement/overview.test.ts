import { expect, test } from 'vitest';
import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { listFirstTwo } from '#ml/measurement/list-first-two.ts';
import { markRepeats } from '#ml/measurement/mark-repeats.ts';
import { describeFigure } from '#app/measurement/overview/describe-figure.ts';
import { measureOverview } from '#app/measurement/overview/measure-overview.ts';
import { createFormats } from '#app/messages/create-formats.ts';
import { createText } from '#app/messages/create-text.ts';
import { messages } from '#app/messages/en.ts';
import type { BuyerOutlook } from '#app/profiles/load-outlook.ts';
import { DAY } from '#app/time.ts';

const TEXT = createText('en', messages);
const FORMATS = createFormats({ locale: 'en', currency: 'EUR', timeZone: 'UTC' });
const TO = 1000 * DAY;
const FROM = TO - 7 * DAY;
const NOBODY: BuyerOutlook = {
  buyers: 0,
  isFitted: true,
  staged: 0,
  atRisk: 0,
  atRiskBefore: 0,
  atRiskNetMinor: 0,
  foreseen: 0,
  expected: 0,
  variance: 0,
  relativeError: null,
};

/** Orders as [day before the end, buyer, net], measured; buyer 0 is a guest. */
function measure(orders: readonly (readonly [daysAgo: number, buyer: number, net: number])[], outlook = NOBODY) {
  const sorted = [...orders].sort((left, right) => right[0] - left[0]);
  const columns = {
    orderedAt: Float64Array.from(sorted, ([daysAgo]) => TO - daysAgo * DAY),
    customerIds: Float64Array.from(sorted, ([, buyer]) => buyer),
    netRevenueMinor: Float64Array.from(sorted, ([, , net]) => net),
  };
  const buyers = groupByBuyer(columns.customerIds);
  const facts = {
    orders: columns,
    starts: listFirstTwo(buyers, columns.orderedAt),
    isRepeat: markRepeats(buyers, sorted.length),
  };
  const { figures } = measureOverview(facts, outlook, { from: FROM, to: TO });
  return Object.fromEntries(figures.map((figure) => [figure.name, figure]));
}

test('the net revenue of the week, guests included, beside that of the week before', () => {
  const { revenue } = measure([
    [14.5, 9, 7000],
    [10, 1, 400],
    [7, 0, 1000],
    [0.1, 1, 500],
  ]);
  // The first instant of the week belongs to it; what came before the week before belongs to neither.
  expect(revenue).toMatchObject({ value: 1500, before: 400, n: 2, interval: null });
  expect(measure([[3, 1, 500]]).revenue).toMatchObject({ value: 500, before: null });
});

test('orders by returning buyers: a share with its interval from 30 orders on', () => {
  const first = Array.from({ length: 20 }, (_, index) => [5, index + 1, 100] as const);
  const second = Array.from({ length: 10 }, (_, index) => [2, index + 1, 300] as const);
  // 10 of 30: Wilson .1923 to .5122.
  const { returning } = measure([...first, ...second, [1, 0, 900]]);
  expect(returning).toMatchObject({ value: 10 / 30, n: 30, amountMinor: 3000, before: null, change: null });
  expect(returning!.interval!.map((bound) => bound.toFixed(4))).toEqual(['0.1923', '0.5122']);
  expect(measure(first).returning).toMatchObject({ value: null, n: 20, least: 30 });
});

test('first-time buyers back within 60 days: those whose 60 days ended in the last 28, against the 28 days before', () => {
  // 40 buyers 70 days ago, ten of them back on day 60 exactly, five a moment too late; 50 buyers 100 days ago, 25 back.
  const orders = [
    ...Array.from({ length: 40 }, (_, index) => [70, index + 1, 100] as const),
    ...Array.from({ length: 10 }, (_, index) => [10, index + 1, 100] as const),
    ...Array.from({ length: 5 }, (_, index) => [9.99, index + 11, 100] as const),
    ...Array.from({ length: 50 }, (_, index) => [100, index + 101, 100] as const),
    ...Array.from({ length: 25 }, (_, index) => [80, index + 101, 100] as const),
  ];
  const { back } = measure(orders);
  expect(back).toMatchObject({ value: 10 / 40, n: 40, before: 25 / 50 });
  // Newcombe: half as many is a change.
  expect(back!.change![1]).toBeLessThan(0);
});

test('buyers at risk and expected come from the profiles', () => {
  const outlook = {
    buyers: 500,
    isFitted: true,
    staged: 480,
    atRisk: 60,
    atRiskBefore: 48,
    atRiskNetMinor: 9000,
    foreseen: 500,
    expected: 100,
    variance: 64,
    relativeError: null,
  };
  const { atRisk, expected } = measure([[1, 1, 100]], outlook);
  expect(atRisk).toMatchObject({ value: 60, before: 48, n: 480, amountMinor: 9000 });
  // Buyers are there, but the shop's curve is not: nobody can say who is late.
  expect(measure([[1, 1, 100]], { ...NOBODY, buyers: 20 }).atRisk).toMatchObject({ value: null, before: null });
  // 100 ± 1.96 * 8
  expect(expected!.interval!.map((bound) => bound.toFixed(1))).toEqual(['84.3', '115.7']);
  // With .1 * 100 of error beside it: 100 ± 1.96 * sqrt(64 + 100); fewer than nobody never come.
  const missed = (relativeError: number) => measure([[1, 1, 100]], { ...outlook, relativeError }).expected!.interval!;
  expect(missed(0.1).map((bound) => bound.toFixed(1))).toEqual(['74.9', '125.1']);
  expect(missed(0.6).map((bound) => bound.toFixed(1))).toEqual(['0.0', '218.6']);
  expect(measure([[1, 1, 100]]).expected).toMatchObject({ value: null, interval: null });
});

test('until the first fit it is said that what the profiles say is being worked out', () => {
  const { atRisk, expected, back } = measure([[1, 1, 100]], { ...NOBODY, buyers: 1, isFitted: false });
  expect(atRisk).toMatchObject({ value: null, isPending: true });
  expect(expected).toMatchObject({ value: null, isPending: true });
  expect(back).toMatchObject({ value: null, isPending: false });
});

test('buyers expected are written as exactly as their interval allows', () => {
  const write = (value: number, interval: readonly [number, number]) => {
    const figure = { ...measure([]).expected!, value, interval };
    const described = describeFigure(figure, 7, TEXT, FORMATS);
    return `${described.value}, ${described.interval}`;
  };
  expect(write(2523.4, [1317, 3729])).toBe('about 2,500, 1,300 to 3,700');
  expect(write(452, [386, 518])).toBe('about 450, 390 to 520');
  expect(write(3.2, [0, 6.6])).toBe('about 3, 0 to 7');
  expect(write(2, [2, 2])).toBe('about 2, 2 to 2');
});
