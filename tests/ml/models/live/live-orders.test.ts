import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import { buildVocabulary } from '#ml/data/build-vocabulary.ts';
import { mergeRows } from '#ml/data/merge-rows.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { countPair } from '#ml/models/live/count-pair.ts';
import { createRowScorer } from '#ml/models/live/create-row-scorer.ts';
import { dropOrder } from '#ml/models/live/drop-order.ts';
import { encodeLiveOrders } from '#ml/models/live/encode-live-orders.ts';
import { findAsOf } from '#ml/models/find-as-of.ts';
import { countTrendEnd, findTrendEnd } from '#ml/models/find-trend-end.ts';
import { createLiveOrders, type LiveOrder, type LiveOrders } from '#ml/models/live/live-orders.ts';
import type { LiveRows } from '#ml/models/live/live-rows.ts';
import { putOrder } from '#ml/models/live/put-order.ts';
import { sumTrend } from '#ml/models/live/sum-trend.ts';
import { trainCoPurchase } from '#ml/models/train-co-purchase.ts';
import { trainPopularity } from '#ml/models/train-popularity.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 1);

/** What training makes of the same orders. */
function train(orders: readonly LiveOrder[]) {
  const sorted = [...orders].sort((a, b) => a.orderedAt - b.orderedAt || a.orderId - b.orderId);
  const baskets = sorted.map(({ productIds }) => [...new Set(Array.from(productIds))].sort((a, b) => a - b));
  const offsets = new Uint32Array(sorted.length + 1);
  for (const [i, basket] of baskets.entries()) offsets[i + 1] = offsets[i]! + basket.length;
  const productIds = Float64Array.from(baskets.flat());
  const vocabulary = buildVocabulary(productIds);
  const orderedAt = Float64Array.from(sorted, (order) => order.orderedAt);
  const buyerIds = Float64Array.from(sorted, (order) => order.buyerId);
  const matrix = buildBasketMatrix({ orderedAt, buyerIds, offsets, productIds }, vocabulary);
  return { vocabulary, baskets: matrix, buyers: mergeRows(matrix, buyerIds), orderedAt };
}

function expectRows(live: LiveOrders, rows: LiveRows, matrix: Matrix, vocabulary: Float64Array, maxNeighbors = 50) {
  const trained = trainCoPurchase(matrix, { maxNeighbors });
  const score = createRowScorer(rows, (product) => live.products.ids[product]!, maxNeighbors);
  const sizes = new Float64Array(501);
  for (const [index, id] of vocabulary.entries()) {
    const [from, to] = [trained.offsets[index]!, trained.offsets[index + 1]!];
    const product = live.products.indices.get(id)!;
    const row = score(product);
    expect(row).toEqual({
      productIds: Float64Array.from(trained.products.subarray(from, to), (other) => vocabulary[other]!),
      scores: trained.scores.slice(from, to),
      together: trained.together.slice(from, to),
      expected: trained.expected.slice(from, to),
    });
    for (const [at, other] of row.productIds.entries()) {
      const pair = countPair(rows, product, live.products.indices.get(other)!, sizes);
      expect(pair).toEqual({ together: row.together[at], expected: row.expected[at] });
    }
  }
}

function expectTrained(live: LiveOrders, orders: readonly LiveOrder[]): void {
  const { vocabulary, baskets, buyers } = train(orders);
  expectRows(live, live.baskets, baskets, vocabulary);
  expectRows(live, live.bought, buyers, vocabulary);
}

/** What trends, by ascending id. */
function listTrend(live: LiveOrders) {
  const { asOf, productIds, scores } = sumTrend(live);
  return { asOf, scores: Array.from(productIds, (id, at) => [id, scores[at]!]).sort(([a], [b]) => a! - b!) };
}

function rebuild(orders: Iterable<LiveOrder>): LiveOrders {
  const live = createLiveOrders();
  for (const order of orders) putOrder(live, order);
  return live;
}

const arbitraryOrder = fc.record({
  orderId: fc.integer({ min: 1, max: 25 }),
  orderedAt: fc.integer({ min: 0, max: 90 * 24 }).map((hours) => NOW - hours * 3_600_000),
  buyerId: fc.integer({ min: 0, max: 5 }),
  productIds: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }),
});
const arbitraryStep = fc.oneof(
  { weight: 4, arbitrary: arbitraryOrder },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 25 }) },
);

describe('the counts of all orders', () => {
  test('three orders by hand', () => {
    // Orders {1,2}, {1,2}, {1,3}; six ones. 1 is in 3 orders, 2 in 2, 3 in 1.
    const live = rebuild([
      { orderId: 10, orderedAt: NOW, buyerId: 7, productIds: [2, 1, 2] },
      { orderId: 11, orderedAt: NOW, buyerId: 7, productIds: [1, 2] },
      { orderId: 12, orderedAt: NOW, buyerId: 8, productIds: [1, 3] },
    ]);
    const [one, two] = [1, 2].map((id) => live.products.indices.get(id)!);
    // By chance 2 would be in one of the 3 orders of 1: 3 * (1 - (1 - 2/6)^1) = 1; the score is (2 - 1) / sqrt(1 + 2).
    const pair = countPair(live.baskets, one!, two!, new Float64Array(501));
    expect(pair.together).toBe(2);
    expect(pair.expected).toBeCloseTo(1, 6);
    const row = createRowScorer(live.baskets, (product) => live.products.ids[product]!, 50)(one!);
    expect([...row.productIds]).toEqual([2, 3]);
    expect(row.scores[0]).toBeCloseTo(1 / Math.sqrt(3), 6);
    // Buyer 7 has {1,2}, buyer 8 {1,3}: one buyer has both 1 and 2.
    expect(countPair(live.bought, one!, two!, new Float64Array(501)).together).toBe(1);
  });

  test('an order that is as it was changes nothing, and says so', () => {
    const order = { orderId: 1, orderedAt: NOW, buyerId: 7, productIds: [1, 2] };
    const live = rebuild([order]);
    const { revision } = live;
    expect(putOrder(live, { ...order, productIds: [2, 1, 1] })).toBe(false);
    expect(dropOrder(live, 2)).toBe(false);
    expect(live.revision).toBe(revision);
    expect(putOrder(live, { ...order, productIds: [2] })).toBe(true);
    expect(live.revision).toBeGreaterThan(revision);
  });

  test('a buyer keeps what another order still holds, and is forgotten with the last order', () => {
    const live = rebuild([
      { orderId: 1, orderedAt: NOW, buyerId: 7, productIds: [1, 2] },
      { orderId: 2, orderedAt: NOW, buyerId: 7, productIds: [1] },
    ]);
    dropOrder(live, 1);
    expect(encodeLiveOrders(live)).toEqual(
      encodeLiveOrders(rebuild([{ orderId: 2, orderedAt: NOW, buyerId: 7, productIds: [1] }])),
    );
    dropOrder(live, 2);
    expect(live.buyers.indices.size + live.orders.indices.size + live.days.indices.size).toBe(0);
    expect(encodeLiveOrders(live)).toEqual(encodeLiveOrders(createLiveOrders()));
  });

  test('any history ends in the bytes of a rebuild, and in the rows that training makes, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(arbitraryStep, { maxLength: 60 }), (steps) => {
        const live = createLiveOrders();
        const orders = new Map<number, LiveOrder>();
        for (const step of steps) {
          if (typeof step === 'number') {
            orders.delete(step);
            dropOrder(live, step);
          } else {
            orders.set(step.orderId, step);
            putOrder(live, step);
          }
        }
        const left = [...orders.values()];
        expect(encodeLiveOrders(live)).toEqual(encodeLiveOrders(rebuild(left.reverse())));
        expectTrained(live, left);
      }),
      { numRuns: 100 },
    );
  });

  test('baskets longer than the cap count no pairs, while the cap moves with the orders', () => {
    const random = createRandom(7);
    const draw = (most: number) => Math.floor(random() * most);
    const live = createLiveOrders();
    const orders = new Map<number, LiveOrder>();
    const caps = new Set<number>();
    for (let step = 0; step < 160; step++) {
      const orderId = 1 + draw(60);
      const length = step < 80 ? draw(260) : draw(120);
      const productIds = Array.from({ length }, () => 1 + draw(400));
      const order = { orderId, orderedAt: NOW - draw(80) * DAY, buyerId: 1 + draw(40), productIds };
      if (step % 7 === 6) {
        orders.delete(orderId);
        dropOrder(live, orderId);
      } else {
        orders.set(orderId, order);
        putOrder(live, order);
      }
      if (step % 20 !== 19) continue;
      expect(encodeLiveOrders(live)).toEqual(encodeLiveOrders(rebuild(orders.values())));
      caps.add(live.baskets.cap);
      const { vocabulary, baskets, buyers } = train([...orders.values()]);
      const few = vocabulary.filter((_, index) => index % 40 === 0);
      for (const [rows, matrix] of [
        [live.baskets, baskets],
        [live.bought, buyers],
      ] as const) {
        const trained = trainCoPurchase(matrix);
        const score = createRowScorer(rows, (product) => live.products.ids[product]!, 50);
        for (const id of few) {
          const index = vocabulary.indexOf(id);
          const { scores, together } = score(live.products.indices.get(id)!);
          expect(scores).toEqual(trained.scores.slice(trained.offsets[index], trained.offsets[index + 1]));
          expect(together).toEqual(trained.together.slice(trained.offsets[index], trained.offsets[index + 1]));
        }
      }
    }
    expect(caps.size).toBeGreaterThan(2);
  });

  test.each([
    ['one order of 5,000 products', [5000]],
    ['no products at all', [0, 0]],
  ])('%s', (_, lengths) => {
    const orders = lengths.map((length, i) => ({
      orderId: i + 1,
      orderedAt: NOW,
      buyerId: 1,
      productIds: Array.from({ length }, (__, product) => product + 1),
    }));
    const live = rebuild(orders);
    const { vocabulary } = train(orders);
    const score = createRowScorer(live.baskets, (product) => live.products.ids[product]!, 50);
    for (const id of vocabulary.slice(0, 3)) expect(score(live.products.indices.get(id)!).scores).toHaveLength(0);
    expect(encodeLiveOrders(live)).toEqual(encodeLiveOrders(rebuild(orders)));
  });
});

describe('what is trending', () => {
  test('is what training counts, as of the newest order', () => {
    const random = createRandom(3);
    const orders = Array.from({ length: 200 }, (_, i) => ({
      orderId: i + 1,
      orderedAt: NOW - Math.floor(random() * 60 * DAY),
      buyerId: 0,
      productIds: [1 + Math.floor(random() * 9), 1 + Math.floor(random() * 9)],
    }));
    const { vocabulary, baskets, orderedAt } = train(orders);
    const live = rebuild(orders);
    const { trending } = trainPopularity(baskets, orderedAt, { asOf: Math.max(...orderedAt) });
    const expected = Array.from(vocabulary, (id, index) => [id, trending[index]]);
    expect(listTrend(live)).toEqual({ asOf: Math.max(...orderedAt), scores: expected });
    // Orders come and go while the window moves to and fro over a year, and by more than its length.
    for (const at of [40, 3, 200, 180, 365, 0]) {
      putOrder(live, { orderId: 1000, orderedAt: NOW + at * DAY, buyerId: 0, productIds: [4] });
      putOrder(live, { orderId: 1001, orderedAt: NOW + at * DAY, buyerId: 0, productIds: [5] });
      putOrder(live, { orderId: 1002, orderedAt: NOW + at * DAY, buyerId: 0, productIds: [77] });
      sumTrend(live);
      dropOrder(live, 1001);
      sumTrend(live);
    }
    dropOrder(live, 1002);
    dropOrder(live, 1000);
    expect(listTrend(live)).toEqual({ asOf: Math.max(...orderedAt), scores: expected });
  });

  test('one order of a clock far ahead makes no other old, and counts as new itself', () => {
    const order = (orderId: number, orderedAt: number) => ({ orderId, orderedAt, buyerId: 0, productIds: [orderId] });
    const orders = [order(1, NOW), order(2, NOW - 15 * DAY), order(3, NOW + 9000 * DAY)];
    const live = rebuild(orders);
    // As of NOW: 1 and 3 are new, 2 is half its window old.
    const scores = [
      [1, 1],
      [2, 0.5],
      [3, 1],
    ];
    expect(listTrend(live)).toEqual({ asOf: NOW, scores });
    const { vocabulary, baskets, orderedAt } = train(orders);
    const { trending } = trainPopularity(baskets, orderedAt, { asOf: findAsOf(orderedAt) });
    expect(Array.from(vocabulary, (id, index) => [id, trending[index]])).toEqual(scores);
    // The next order in time is the newest from then on.
    putOrder(live, order(4, NOW + 15 * DAY));
    expect(listTrend(live)).toEqual({
      asOf: NOW + 15 * DAY,
      scores: [
        [1, 0.5],
        [3, 1],
        [4, 1],
      ],
    });
  });

  test('one order in a hundred may be ahead, and one of few; without orders nothing trends', () => {
    expect([0, 1, 2, 99, 300, 1_000_000].map(countTrendEnd)).toEqual([0, 1, 2, 2, 4, 101]);
    expect(findTrendEnd([500, 300], 50)).toBe(300);
    expect(findTrendEnd([500, 490, 300, 290], 50)).toBe(300);
    expect(findTrendEnd([500, 450], 50)).toBe(500);
    expect(findTrendEnd([500], 50)).toBe(500);
    expect(listTrend(createLiveOrders())).toEqual({ asOf: 0, scores: [] });
  });
});
