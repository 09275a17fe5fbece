import { expect, test } from 'vitest';
import { askAboutCarts } from '#ml/evaluation/ask-about-carts.ts';
import { askAboutHomes } from '#ml/evaluation/ask-about-homes.ts';
import { askAboutProductPages } from '#ml/evaluation/ask-about-product-pages.ts';
import { bootstrapDifference } from '#ml/evaluation/bootstrap-difference.ts';
import { coverage } from '#ml/evaluation/coverage.ts';
import { evaluateRanking } from '#ml/evaluation/evaluate-ranking.ts';
import { hitRateAt } from '#ml/evaluation/hit-rate-at.ts';
import { listOrigins } from '#ml/evaluation/list-origins.ts';
import { ndcgAt } from '#ml/evaluation/ndcg-at.ts';
import { novelty } from '#ml/evaluation/novelty.ts';
import { recallAt } from '#ml/evaluation/recall-at.ts';
import { reciprocalRank } from '#ml/evaluation/reciprocal-rank.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { makePurchases } from '../make-purchases.ts';

const relevant = new Set([2, 4, 6]);

test('recall: the found share of what is relevant', () => {
  expect(recallAt([2, 9, 4], relevant, 3)).toBeCloseTo(2 / 3, 12);
  expect(recallAt([2, 9, 4], relevant, 2)).toBeCloseTo(1 / 3, 12);
  expect(recallAt([1], new Set(), 1)).toBe(0);
});

test('hit rate: anything relevant in the first k', () => {
  expect(hitRateAt([9, 2], relevant, 2)).toBe(1);
  expect(hitRateAt([9, 2], relevant, 1)).toBe(0);
});

test('NDCG: discounted gain over the best possible', () => {
  // Hits in slots 1 and 3: 1 + 1/2. Best with 3 relevant in 3 slots: 1 + 1/log2(3) + 1/2.
  expect(ndcgAt([2, 9, 4], relevant, 3)).toBeCloseTo(1.5 / (1.5 + 1 / Math.log2(3)), 12);
  expect(ndcgAt([2, 4, 6], relevant, 3)).toBeCloseTo(1, 12);
  expect(ndcgAt([2], new Set([2]), 10)).toBe(1);
  expect(ndcgAt([], new Set(), 10)).toBe(0);
});

test('reciprocal rank: one over the first hit', () => {
  expect(reciprocalRank([9, 8, 4], relevant)).toBeCloseTo(1 / 3, 12);
  expect(reciprocalRank([9], relevant)).toBe(0);
});

test('coverage: the shown share of the catalogue', () => {
  expect(coverage([[1, 2], [2, 3], []], 6)).toBe(0.5);
  expect(coverage([], 0)).toBe(0);
});

test('evaluateRanking: means over the questions, null without any', () => {
  const question = (wanted: number) => ({ given: [], relevant: new Set([wanted]) });
  const shareOf = (id: number) => (id === 1 ? 0.5 : 0.125);
  const evaluation = evaluateRanking([question(1), question(2)], () => [1, 3, 2], { k: 2, catalogSize: 4, shareOf });
  // Slot 1, and slot 3 which is cut off at 2 but not at 4. Shown twice: 1 (1 bit) and 3 (3 bits).
  expect(evaluation).toEqual({
    figures: { hitRate: 0.5, recall: 0.5, recallAtTwice: 1, ndcg: 0.5, mrr: 0.5, coverage: 0.5, novelty: 2 },
    ndcg: Float64Array.of(1, 0),
  });
  expect(evaluateRanking([], () => [1], { catalogSize: 1 })).toBeNull();
});

test('novelty: bits of surprise of what is shown', () => {
  // -log2(1/2) = 1, -log2(1/4) = 2; a share of 0 is as surprising as one in a thousand million, never infinite.
  expect(novelty([[1, 2], [1]], (id) => (id === 1 ? 0.5 : 0.25))).toBeCloseTo(4 / 3, 12);
  expect(novelty([[7]], () => 0)).toBeCloseTo(-Math.log2(1e-9), 12);
  expect(novelty([[]], () => 1)).toBe(0);
});

test('bootstrap: the paired difference lies in its interval, which shrinks with the questions', () => {
  const right = Float64Array.from({ length: 400 }, (_, i) => (i % 5) / 5);
  const left = right.map((value, i) => value + (i % 2 ? 0.3 : 0.1));
  const lead = bootstrapDifference(left, right);
  expect(lead.value).toBeCloseTo(0.2, 12);
  // The standard error of a mean of 400 values with deviation .1 is .005: about 1.96 of it on each side.
  expect(lead.low).toBeGreaterThan(0.185);
  expect(lead.low).toBeLessThan(0.193);
  expect(lead.high).toBeGreaterThan(0.207);
  expect(lead.high).toBeLessThan(0.215);
  expect(bootstrapDifference(left, right)).toEqual(lead);
  expect(bootstrapDifference(right, right)).toEqual({ value: 0, low: 0, high: 0 });
  expect(() => bootstrapDifference(left, right.subarray(1))).toThrow('the same questions, got 400 and 399');
  expect(() => bootstrapDifference(new Float64Array(0), new Float64Array(0))).toThrow(RangeError);
});

test('origins: windows of thirty days behind one another, the last to the newest order', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const daily = Float64Array.from({ length: 200 }, (_, day) => day * DAY);
  expect(listOrigins(daily)).toEqual([
    { from: 109 * DAY, to: 139 * DAY, ordersBefore: 109, orders: 30 },
    { from: 139 * DAY, to: 169 * DAY, ordersBefore: 139, orders: 30 },
    { from: 169 * DAY, to: 199 * DAY, ordersBefore: 169, orders: 31 },
  ]);
  // 99 orders before the first origin are too few: it is left out.
  expect(listOrigins(daily.subarray(0, 190)).map(({ ordersBefore }) => ordersBefore)).toEqual([129, 159]);
  expect(listOrigins(daily.subarray(0, 50))).toEqual([]);
  expect(listOrigins(new Float64Array(0))).toEqual([]);
});

const later = makePurchases([
  { products: [1, 2, 3, 77], buyer: 5, at: 100 },
  { products: [1], buyer: 6, at: 110 },
  { products: [1, 77], buyer: 7, at: 120 },
]);
const vocabulary = Float64Array.of(1, 2, 3);

test('product pages: one product asks for the rest of the known ones', () => {
  const questions = askAboutProductPages(later, vocabulary, createRandom(3));
  expect(questions.length).toBe(1);
  const [{ given, relevant: wanted }] = questions as [(typeof questions)[0]];
  expect([given[0]!.productId, ...wanted].sort()).toEqual([1, 2, 3]);
  expect(askAboutProductPages(later, vocabulary, createRandom(3))).toEqual(questions);
});

test('carts: the rest asks for the one left out', () => {
  const [question, ...more] = askAboutCarts(later, vocabulary, createRandom(3));
  expect(more).toEqual([]);
  expect(question!.relevant.size).toBe(1);
  expect([...question!.given.map(({ productId }) => productId), ...question!.relevant].sort()).toEqual([1, 2, 3]);
});

test('homes: earlier purchases ask for what is new to the buyer', () => {
  const earlier = makePurchases([
    { products: [1], buyer: 5, at: 10 },
    { products: [1, 2], buyer: 5, at: 20 },
    { products: [1], buyer: 6, at: 30 },
    { products: [3], buyer: 0, at: 40 },
  ]);
  // 5 comes back for 3, which is new, and 77, which no model could know. 6 buys nothing new, 7 has no history.
  expect(askAboutHomes(earlier, later, vocabulary)).toEqual([
    {
      given: [
        { productId: 1, lastBoughtAt: 20 },
        { productId: 2, lastBoughtAt: 20 },
      ],
      relevant: new Set([3]),
    },
  ]);
});
