import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundSurvival } from '#ml/measurement/bound-survival.ts';
import { describeSharedSurvival, describeSurvival } from '#ml/measurement/describe-survival.ts';
import { estimateSharedSurvival } from '#ml/measurement/estimate-shared-survival.ts';
import { estimateSurvival } from '#ml/measurement/estimate-survival.ts';
import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { listSharedWaits, type SharedWaits } from '#ml/measurement/list-shared-waits.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Waits of each buyer, the last of whom is open. */
function share(...buyers: readonly (readonly number[])[]): SharedWaits {
  const offsets = Uint32Array.from([0, ...buyers.map((_, i) => buyers.slice(0, i + 1).flat().length)]);
  return { buyerCount: buyers.length, offsets, lengthMs: Float64Array.from(buyers.flat()) };
}

test('waits from an order number on: each ends with the next order, the newest is open', () => {
  // Buyer 1 orders on days 0, 2, 5, 9, buyer 2 on days 1 and 7, buyer 3 on day 3; seen until day 10.
  const days = [0, 1, 2, 3, 5, 7, 9];
  const buyers = groupByBuyer(Float64Array.of(1, 2, 1, 3, 1, 2, 1));
  const list = (fromOrder: number) =>
    listSharedWaits(
      buyers,
      Float64Array.from(days, (day) => day * DAY),
      { asOf: 10 * DAY, fromOrder },
    );
  const say = ({ offsets, lengthMs }: SharedWaits) => [[...offsets], [...lengthMs].map((ms) => ms / DAY)];
  expect(say(list(2))).toEqual([
    [0, 3, 4],
    [3, 4, 1, 3],
  ]);
  expect(say(list(4))).toEqual([[0, 1], [1]]);
  expect(say(list(5))).toEqual([[0], []]);
});

test('the waits of a buyer are one observation, by hand', () => {
  // Buyer a waits 1, 1 and then 3 in vain, buyer b 2 and then 2 in vain.
  // At 1: 5 at risk, 2 end, S = 3/5; at 2: 3 at risk, 1 ends, S = 3/5 * 2/3 = 2/5.
  // v(1): a (2 - 3 * 2/5) / 3 = .26667, b (0 - 2 * 2/5) / 3 = -.26667; squared .07111 each: .14222.
  // v(2): a + (0 - 1 * 1/3) / 2 = .26667 - .16667 = .1, b + (1 - 2 * 1/3) / 2 = -.1: .01 + .01 = .02.
  const { curve, longest, effectiveN } = estimateSharedSurvival(share([1, 1, 3], [2, 2]));
  expect([...curve.times]).toEqual([1, 2]);
  expect([...curve.survival].map((share) => share.toFixed(4))).toEqual(['0.6000', '0.4000']);
  expect([...curve.variance].map((sum) => sum.toFixed(5))).toEqual(['0.14222', '0.02000']);
  expect([[...curve.atRisk], [...curve.unitsAtRisk], [...longest]]).toEqual([
    [5, 3],
    [2, 2],
    [2, 3],
  ]);
  // (3 + 2)^2 / (9 + 4).
  expect(effectiveN).toBeCloseTo(25 / 13, 12);
});

test('one buyer of very many waits does not speak for all', () => {
  const few = Array.from({ length: 40 }, (_, i) => [i + 1, 50]);
  expect(estimateSharedSurvival(share(...few)).effectiveN).toBeCloseTo(40, 9);
  // With 200 waits of one more: 280^2 / (40 * 4 + 200^2) = 1.95.
  const heavy = new Array<number>(200).fill(1);
  expect(estimateSharedSurvival(share(...few, heavy)).effectiveN).toBeCloseTo(280 ** 2 / 40_160, 9);
});

test('nobody, one who never came back, and waits of no length', () => {
  expect(describeSharedSurvival(share())).toMatchObject({ n: 0, effectiveN: 0, waits: 0, within: null, points: [] });
  const alone = describeSharedSurvival(share([20 * DAY]), { minWaiting: 1 });
  // Wilson's upper bound of none of one: 1.96^2 / (1 + 1.96^2).
  expect(alone).toMatchObject({ n: 1, waits: 1, returned: 0, within: { days: 20, back: 0, window: null } });
  expect(alone.within!.high).toBeCloseTo(3.8415 / 4.8415, 4);
  const { curve } = estimateSharedSurvival(share([0, 0], [0, 0]));
  expect([[...curve.survival], boundSurvival(curve, 0)]).toEqual([[0.5], [0.5, 0.5]]);
});

const arbitraryBuyers = fc.array(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), { maxLength: 25 });

test('curve and variance are those of the definition, whatever order the buyers come in', () => {
  fc.assert(
    fc.property(arbitraryBuyers, (buyers) => {
      const { curve } = estimateSharedSurvival(share(...buyers));
      const expected = estimateSurvival(
        buyers.flatMap((waits) => waits.slice(0, -1)),
        buyers.map((waits) => waits.at(-1)!),
      );
      expect([...curve.survival]).toEqual([...expected.survival]);
      const sums = buyers.map(() => 0);
      curve.times.forEach((time, step) => {
        const [atRisk, ended] = [curve.atRisk[step]!, curve.events[step]!];
        if (ended === atRisk) return;
        buyers.forEach((waits, buyer) => {
          const own = waits.filter((wait) => wait >= time).length;
          const came = waits.slice(0, -1).filter((wait) => wait === time).length;
          sums[buyer]! += (came - (own * ended) / atRisk) / (atRisk - ended);
        });
        expect(curve.variance[step]).toBeCloseTo(
          sums.reduce((sum, one) => sum + one * one, 0),
          12,
        );
      });
      const turned = estimateSharedSurvival(share(...buyers.toReversed())).curve;
      turned.variance.forEach((sum, step) => {
        if (sum !== Infinity) expect(sum).toBeCloseTo(curve.variance[step]!, 12);
      });
    }),
  );
});

test("with one wait that counts a buyer the variance is Greenwood's", () => {
  // Open waits of no length are over before anybody else's.
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 25 }), (waits) => {
      const { variance } = estimateSharedSurvival(share(...waits.map((wait) => [wait, 0]))).curve;
      const expected = estimateSurvival(waits, []).variance;
      variance.forEach((sum, step) => {
        if (sum !== Infinity) expect(sum).toBeCloseTo(expected[step]!, 12);
      });
    }),
  );
});

test('waits one a buyer are described as such', () => {
  const open = [3, 5, 8, 13, 21, 34].map((day) => day * DAY);
  const shared = describeSharedSurvival(share(...open.map((wait) => [wait])), { minWaiting: 2 });
  expect(shared).toEqual(describeSurvival({ returned: [], open }, { minWaiting: 2 }));
});
