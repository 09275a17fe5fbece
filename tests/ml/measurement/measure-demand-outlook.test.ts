import { expect, test } from 'vitest';
import { expectRepurchases } from '#ml/measurement/expect-repurchases.ts';
import { listProductPairs } from '#ml/measurement/list-product-pairs.ts';
import { measureDemandOutlook } from '#ml/measurement/measure-demand-outlook.ts';
import { recallPair } from '#ml/measurement/recall-pair.ts';
import { DAY, makeShopColumns, type MadeOrder } from './make-shop-columns.ts';

test('recalls what was known at an instant and what came after it', () => {
  const { columns, buyers } = makeShopColumns([
    { buyer: 1, day: 0, lines: [1, 1] },
    { buyer: 1, day: 10, lines: [1, 2] },
    { buyer: 1, day: 10, lines: [1] },
    { buyer: 1, day: 30, lines: [1] },
    // By subscription, for nothing, given back, of a guest: none of them is a purchase.
    {
      buyer: 2,
      day: 0,
      lines: [
        { product: 1, isSubscription: true },
        { product: 2, net: 0 },
        { product: 3, units: 0 },
      ],
    },
    { buyer: 0, day: 0, lines: [1] },
  ]);
  const pairs = listProductPairs(columns, buyers);
  expect([...pairs.products]).toEqual([0, 1]);
  const recalled = { count: 0, firstAt: 0, lastAt: 0, againAt: 0 };
  expect(recallPair(pairs, 0, 20 * DAY, recalled)).toBe(true);
  expect(recalled).toEqual({ count: 2, firstAt: 0, lastAt: 10 * DAY, againAt: 30 * DAY });
  expect(recallPair(pairs, 1, 20 * DAY, recalled)).toBe(true);
  expect(recalled).toEqual({ count: 1, firstAt: 10 * DAY, lastAt: 10 * DAY, againAt: Infinity });
  expect(recallPair(pairs, 1, 9 * DAY, recalled)).toBe(false);
});

test('adds up the chance of every buyer at the modified Poisson-gamma rate', () => {
  // One product. Buyer 1 on days 0, 20, 40; buyer 2 on day 30; asked on day 50.
  const made = [0, 20, 40].map((day): MadeOrder => ({ buyer: 1, day, lines: [1] }));
  const { columns, buyers } = makeShopColumns([...made, { buyer: 2, day: 30, lines: [1] }]);
  // Shop: 2 repurchases, 40 days spanned, waited 50 + 20 = 70, squares 2500 + 400 = 2900, k(k - 1) = 2.
  // gap 20; rate 2/70 = .0285714; variance 2/2900 - rate^2 < 0: the prior is worth 10,000 days.
  // Shrinking to the shop's own mean leaves it; pair gaps: (40 + 40)/4 = 20 and (0 + 40)/2 = 20.
  // Buyer 1: recency 10, |10 - 20| = 10, waited 50: (2 + 285.714)/10050 = .0286283
  // Buyer 2: recency 20, |20 - 20| = 0, waited 0, one at least: (0 + 285.714)/10001 = .0285686
  // 30 days: 1 - e^-.858849 = .576350 and 1 - e^-.857058 = .575590; sum 1.15194
  const pairs = listProductPairs(columns, buyers);
  const [answer] = expectRepurchases(pairs, 1, { asOf: 50 * DAY, horizons: [30] });
  expect(answer!.expected[0]).toBeCloseTo(1.15194, 4);
  expect(answer!.squares[0]).toBeCloseTo(0.57635 ** 2 + 0.57559 ** 2, 4);
  expect(answer!.came[0]).toBe(0);
});

/** Twelve products, each with 40 buyers who come every 30 days or so, for a year. */
function makeSteadyShop(): MadeOrder[] {
  return Array.from({ length: 480 }, (_, i) =>
    Array.from({ length: 12 }, (_, month) => ({
      ...{ buyer: i + 1, day: month * 30 + ((i * 7 + month * 11) % 29), lines: [1 + (i % 12)] },
    })),
  ).flat();
}

test('a steady shop gets what comes, though the chances of its regular buyers are too low, and the check says so', () => {
  const { columns, buyers } = makeShopColumns(makeSteadyShop());
  const asOf = columns.orderedAt.at(-1)!;
  const [month, twoMonths] = measureDemandOutlook(columns, buyers, { asOf, horizons: [30, 60], checked: 12 });
  // Everybody comes every month: 480 buyers, 40 of each product. A Poisson process promises 1 - 1/e of them.
  expect(month!.scale).toBeGreaterThan(1.4);
  expect(month!.expected).toBeGreaterThan(470);
  expect(month!.expected).toBeLessThan(490);
  expect(month!.check).toMatchObject({ came: 480, products: 12, within: 12 });
  expect(month!.relativeError!).toBeLessThan(0.1);
  for (const { expected, low, high } of month!.products) {
    expect(low).toBeLessThanOrEqual(expected);
    expect(high).toBeGreaterThanOrEqual(expected);
    expect(expected).toBeCloseTo(40, -1);
  }
  expect(twoMonths!.days).toBe(60);
});

test('an expectation that was wrong a horizon ago makes the interval wide, and the check says so', () => {
  const steady = makeSteadyShop();
  const asOf = Math.max(...steady.map(({ day }) => day)) * DAY;
  // The same shop where in the last 30 days nobody came but the buyers of product 1.
  const quiet = steady.filter(({ day, lines }) => day * DAY <= asOf - 30 * DAY || lines[0] === 1);
  const ask = (made: MadeOrder[]) => {
    const { columns, buyers } = makeShopColumns(made);
    return measureDemandOutlook(columns, buyers, { asOf, horizons: [30], checked: 12 })[0]!;
  };
  const [calm, wrong] = [ask(steady), ask(quiet)];
  expect(wrong.relativeError!).toBeGreaterThan(0.8);
  expect(wrong.check).toMatchObject({ came: 40, products: 12, within: 1 });
  expect(wrong.scale).toBeLessThan(0.2);
  const [narrow, wide] = [calm.products[0]!, wrong.products[0]!];
  expect((wide.high - wide.low) / wide.expected).toBeGreaterThan((3 * (narrow.high - narrow.low)) / narrow.expected);
});

test('a shop too young to have been asked has an outlook and no check', () => {
  const { columns, buyers } = makeShopColumns([
    { buyer: 1, day: 0, lines: [1] },
    { buyer: 1, day: 3, lines: [1] },
  ]);
  const [outlook] = measureDemandOutlook(columns, buyers, { asOf: 3 * DAY, horizons: [30], checked: 30 });
  expect(outlook).toMatchObject({ scale: 1, relativeError: null, check: null });
  expect(outlook!.expected).toBeGreaterThan(0);
  const empty = makeShopColumns([]);
  expect(measureDemandOutlook(empty.columns, empty.buyers, { asOf: 0, horizons: [30], checked: 30 })).toEqual([
    { days: 30, expected: 0, scale: 1, relativeError: null, check: null, products: [] },
  ]);
});
