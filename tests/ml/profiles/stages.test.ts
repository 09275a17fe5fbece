import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateRhythm } from '#ml/profiles/estimate-rhythm.ts';
import type { BuyerSummary } from '#ml/profiles/buyer-summary.ts';
import { fitProfiles } from '#ml/profiles/fit-profiles.ts';
import { fitReorderCurves } from '#ml/profiles/fit-reorder-curves.ts';
import { fitRhythms } from '#ml/profiles/fit-rhythms.ts';
import { findReorderCurve, judgeStage } from '#ml/profiles/judge-stage.ts';
import { predictNextOrder } from '#ml/profiles/predict-next-order.ts';
import { DAY, type MadeOrder } from '../measurement/make-shop-columns.ts';
import { makeProfileColumns } from './make-profile-columns.ts';

const at = (buyer: number, ...days: number[]): MadeOrder[] => days.map((day) => ({ buyer, day, lines: [1] }));

/** Buyers 1 to 20 come back after as many days; 21 to 40 have not, by day 100. */
const HALF = Array.from({ length: 40 }, (_, i) => (i < 20 ? at(i + 1, 0, i + 1) : at(i + 1, 0)));

test('fitReorderCurves: borders among those who came back, where fewer than nine in ten do', () => {
  const { columns, buyers } = makeProfileColumns([...HALF.flat(), ...at(0, 100)]);
  const curves = fitReorderCurves(columns.orderedAt, buyers, 100 * DAY);
  // Second orders: 20 waits, none ended: put together with the first. Steps of days 1 to 20, one of 40 at risk each, the
  // 20 waits behind second orders end between day 80 and 99, later than every return: at risk 60.
  expect(curves).toHaveLength(1);
  expect(curves[0]).toMatchObject({ fromOrder: 1, toOrder: null, waits: 60, returned: 20, basis: 'returned' });
  // Without censoring before: the k-th return takes the curve to k / 60. A half of 20 / 60 on day 10, 3/4 on 15, .9 on 18.
  expect(curves[0]).toMatchObject({ p50Days: 10, p75Days: 15, p90Days: 18 });
  expect(curves[0]!.back.at(-1)).toBeCloseTo(20 / 60, 12);
});

test.each([
  // Nine came back once: 18 waits, 9 returns. Twelve buyers of two orders: 24 waits, 12 returns. Fifteen: 30 and 15.
  [9, { reason: 'few returns', n: 9, needed: 10 }],
  [12, { reason: 'few waits', n: 24, needed: 30 }],
  [15, null],
])('fitProfiles: of %i buyers of two orders it says what stages are short of', (count, shortage) => {
  const { columns, buyers } = makeProfileColumns(Array.from({ length: count }, (_, i) => at(i + 1, 0, i + 1)).flat());
  const fit = fitProfiles(columns, buyers);
  expect(fit.curvesShortage).toEqual(shortage);
  expect(fit.curves.length > 0).toBe(shortage === null);
});

test('fitReorderCurves: percentiles of all buyers where the curve falls so far; none where too few came back', () => {
  const all = Array.from({ length: 30 }, (_, i) => at(i + 1, 0, i + 1)).flat();
  const curveOf = (orders: readonly MadeOrder[], last: number) => {
    const { columns, buyers } = makeProfileColumns(orders);
    return fitReorderCurves(columns.orderedAt, buyers, last * DAY);
  };
  // Thirty return on days 1 to 30; as of day 30 their second waits are censored on days 0 to 29 and are put together.
  const [curve] = curveOf(all, 30);
  expect(curve).toMatchObject({ waits: 60, returned: 30 });
  expect(curveOf(HALF.slice(0, 9).flat(), 100)).toEqual([]);
  expect(curveOf([], 0)).toEqual([]);
});

test('judgeStage: borders belong to the stage before them', () => {
  const borders = { p50Days: 10, p75Days: 20, p90Days: 40 };
  const judge = (orderCount: number, waitedDays: number) => judgeStage(borders, { orderCount, waitedDays });
  expect([0, 10, 10.1, 20, 20.1, 40, 40.1].map((days) => judge(1, days))).toEqual([
    ...['new', 'new', 'active', 'active', 'atRisk', 'atRisk', 'lapsed'],
  ]);
  expect([0, 20, 21, 41].map((days) => judge(2, days))).toEqual(['active', 'active', 'atRisk', 'lapsed']);
  expect([0, 20, 21, 41].map((days) => judge(3, days))).toEqual(['loyal', 'loyal', 'atRisk', 'lapsed']);
});

test('findReorderCurve: the curve of an order count, and of the last ones together', () => {
  const curve = (fromOrder: number, toOrder: number | null) =>
    ({ fromOrder, toOrder }) as NonNullable<ReturnType<typeof findReorderCurve>>;
  const curves = [curve(1, 1), curve(2, 4), curve(5, null)];
  expect([1, 2, 4, 5, 90].map((orders) => findReorderCurve(curves, orders)!.fromOrder)).toEqual([1, 2, 2, 5, 5]);
  expect(findReorderCurve([], 1)).toBeNull();
});

test('predictNextOrder: quartiles of own gaps longer than the wait, else of the rest of the curve; never before now', () => {
  const { columns, buyers } = makeProfileColumns([...HALF.flat(), ...at(0, 100)]);
  const [curve] = fitReorderCurves(columns.orderedAt, buyers, 100 * DAY);
  const predict = (ownGapDays: number[], waitedDays: number) => predictNextOrder(curve!, { ownGapDays, waitedDays });
  expect(predict([30, 10, 20, 40], 0)).toEqual([10, 20, 30]);
  // Of 30 and 40 only: a quarter and half at 30, three quarters at 40.
  expect(predict([30, 10, 20, 40], 25)).toEqual([30, 30, 40]);
  // One gap is left: the curve's returns on days 6 to 20, of which quarter, half and three quarters are the 4th, 8th, 12th.
  expect(predict([5, 30], 5.5)).toEqual([9, 13, 17]);
  expect(predict([], 20)).toBeNull();
  expect(predictNextOrder(null, { ownGapDays: [], waitedDays: 0 })).toBeNull();
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 60, noNaN: true })),
      fc.double({ min: 0, max: 60, noNaN: true }),
      (gaps, waited) => {
        const next = predict(gaps, waited);
        if (next === null) return;
        expect(next[0]).toBeGreaterThan(waited);
        expect(next[1]).toBeGreaterThanOrEqual(next[0]);
        expect(next[2]).toBeGreaterThanOrEqual(next[1]);
      },
    ),
  );
});

test('estimateRhythm: own from three orders, else shrunk to the shop by product type', () => {
  const rhythms = { gaps: 40, medianDays: 30, types: [{ name: 'Tea', gaps: 20, medianDays: 20 }] };
  const buyer = (orderCount: number, gapDays: number | null, name = 'Tea') =>
    ({
      orderCount,
      medianGapSeconds: gapDays && gapDays * 86_400,
      tasteTypes: [{ name, share: 1 }],
    }) as unknown as BuyerSummary;
  expect(estimateRhythm(buyer(3, 12.34), rhythms)).toEqual({ rhythmDays: 12.3, rhythmSource: 'own' });
  expect(estimateRhythm(buyer(1, null), rhythms)).toEqual({ rhythmDays: 20, rhythmSource: 'shop' });
  // One gap of 8 days and two of the shop's 20: 48 / 3.
  expect(estimateRhythm(buyer(2, 8), rhythms)).toEqual({ rhythmDays: 16, rhythmSource: 'shop' });
  expect(estimateRhythm(buyer(1, null, 'Unheard of'), rhythms).rhythmDays).toBe(30);
  expect(estimateRhythm(buyer(1, null), { gaps: 3, medianDays: null, types: [] })).toEqual({
    rhythmDays: null,
    rhythmSource: null,
  });
});

test('fitRhythms: the shop and each type, shrunk by twenty gaps', () => {
  const orders = Array.from({ length: 30 }, (_, i) => [
    { buyer: i + 1, day: 0, lines: [i < 20 ? 1 : 2] },
    { buyer: i + 1, day: i < 20 ? 10 : 40, lines: [2] },
  ]).flat();
  const { columns, buyers } = makeProfileColumns(orders, { 1: 'Tea', 2: 'Coffee' });
  // 20 gaps of 10 days after Tea, 10 of 40 after Coffee: 10 in the middle; Coffee (10 x 40 + 20 x 10) / 30.
  expect(fitRhythms(columns, buyers)).toEqual({
    gaps: 30,
    medianDays: 10,
    types: [
      { name: 'Coffee', gaps: 10, medianDays: 20 },
      { name: 'Tea', gaps: 20, medianDays: 10 },
    ],
  });
  expect(
    fitRhythms(columns, { ...buyers, buyerIds: new Float64Array(0), offsets: new Uint32Array(1) }).medianDays,
  ).toBeNull();
});
