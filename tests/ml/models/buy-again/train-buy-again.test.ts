import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { BUY_AGAIN_RECIPES } from '#ml/models/buy-again/buy-again-model.ts';
import { gatherPairs } from '#ml/models/buy-again/gather-pairs.ts';
import { scoreDue, type BuyerOrders } from '#ml/models/buy-again/score-due.ts';
import { trainBuyAgain } from '#ml/models/buy-again/train-buy-again.ts';
import { trainProductRhythms } from '#ml/models/buy-again/train-product-rhythms.ts';
import { withBuyAgainRecipe } from '#ml/models/buy-again/with-buy-again-recipe.ts';
import { recommendDue } from '#ml/ranking/recommend-due.ts';
import { makePurchases, type TestBasket } from '../../make-purchases.ts';

const DAY = 24 * 60 * 60 * 1000;
const COFFEE = 1;
const WARDROBE = 2;

/**
 * A shop in which coffee is bought every 20 days, give or take some, tea at random, and a wardrobe once a buyer. Buyers
 * begin on different days.
 */
function makeShop(buyers = 60, days = 240): TestBasket[] {
  const random = createRandom(11);
  return Array.from({ length: buyers }, (_, i) => i + 1).flatMap((buyer) => {
    const baskets: TestBasket[] = [{ buyer, at: (1 + (buyer % 20)) * DAY, products: [WARDROBE, 50 + (buyer % 7)] }];
    for (let day = buyer % 20; day < days; day += 18 + Math.floor(random() * 5)) {
      baskets.push({ buyer, at: day * DAY, products: random() < 0.4 ? [COFFEE, 3] : [COFFEE] });
    }
    return baskets;
  });
}

function ordersOf(baskets: readonly TestBasket[], buyer: number): BuyerOrders {
  return makePurchases(baskets.filter((basket) => basket.buyer === buyer));
}

test('gather: counts, units, order of the last purchase and decay, by hand', () => {
  const purchases = {
    ...makePurchases([
      { buyer: 1, at: 0, products: [7, 8] },
      { buyer: 1, at: 30 * DAY, products: [7, 9] },
      { buyer: 1, at: 60 * DAY, products: [8] },
    ]),
    units: Float32Array.of(2, 1, 4, 1, 1),
  };
  const pairs = gatherPairs(purchases, Uint32Array.of(0, 1, 2), Float64Array.of(7, 8), 60 * DAY);
  expect([...pairs.products]).toEqual([0, 1]);
  expect([...pairs.counts]).toEqual([2, 2]);
  expect([...pairs.units]).toEqual([6, 2]);
  expect([...pairs.skipped]).toEqual([1, 0]);
  // Ages 60 and 30 days: 1/4 + 1/2. Ages 60 and 0: 1/4 + 1.
  expect([...pairs.decayed30]).toEqual([0.75, 1.25]);
  expect(pairs.orderCount).toBe(3);
});

test('orders of the same instant are one purchase', () => {
  const purchases = makePurchases([
    { buyer: 1, at: 5, products: [7] },
    { buyer: 1, at: 5, products: [7, 8] },
  ]);
  const pairs = gatherPairs(purchases, Uint32Array.of(0, 1), Float64Array.of(7, 8), 5);
  expect([...pairs.counts]).toEqual([1, 1]);
  expect(pairs.orderCount).toBe(1);
});

test('rhythms: repeat rate, gap and rate shrunk to the shop, by hand', () => {
  // Buyer 1 buys product 7 on days 0, 40 and 100; buyer 2 buys 7 and 8 on day 0. As of day 100.
  const purchases = makePurchases([
    { buyer: 1, at: 0, products: [7] },
    { buyer: 1, at: 40 * DAY, products: [7] },
    { buyer: 1, at: 100 * DAY, products: [7] },
    { buyer: 2, at: 0, products: [7, 8] },
  ]);
  const vocabulary = Float64Array.of(7, 8);
  const asOf = 100 * DAY;
  const one = gatherPairs(purchases, Uint32Array.of(0, 2, 3), vocabulary, asOf);
  const two = gatherPairs(purchases, Uint32Array.of(1), vocabulary, asOf);
  const { rhythms, priorDays } = trainProductRhythms(purchases, [one, two], vocabulary, asOf);
  expect([...rhythms.repeatBuyers]).toEqual([1, 0]);
  // Three pairs, one repeats: (1 + 20 / 3) / 22 and (0 + 20 / 3) / 21.
  expect(rhythms.repeatRate[0]).toBeCloseTo((1 + 20 / 3) / 22, 6);
  expect(rhythms.repeatRate[1]).toBeCloseTo(20 / 3 / 21, 6);
  // 100 days in 2 gaps: both the shop's mean and the product's own are 50.
  expect([...rhythms.gap]).toEqual([50, 50]);
  // 2 repurchases in 3 x 100 days of waiting: 1/150 a day. Product 7: (2 + 1000 / 150) / (200 + 1000).
  expect(rhythms.rate[0]).toBeCloseTo((2 + 1000 / 150) / 1200, 8);
  // Moments: E[k (k - 1)] / E[t^2] = 2 / 30,000; variance 2/30,000 - 1/22,500; weight (1/150) / variance = 300 days.
  expect(priorDays).toBeCloseTo(1 / 150 / (2 / 30_000 - 1 / 22_500), 6);
  expect([...rhythms.lastWeek]).toEqual([1, 0]);
  expect([...rhythms.lastTwoMonths]).toEqual([1, 0]);
  expect([...rhythms.lastQuarter]).toEqual([2, 0]);
});

test('the hazard tells who is due from who is not, and by when', () => {
  const shop = makeShop();
  const model = trainBuyAgain(makePurchases(shop));
  expect(model.recipe).toBe('hazard');
  const [coffee, wardrobe] = scoreDue(model, ordersOf(shop, 5), model.asOf);
  expect(coffee).toMatchObject({ productId: COFFEE, isDue: true });
  expect(coffee!.probability).toBeGreaterThan(0.8);
  expect(coffee!.gapDays).toBeGreaterThan(18);
  expect(coffee!.gapDays).toBeLessThan(22);
  expect(coffee!.dueAt - coffee!.lastBoughtAt).toBeGreaterThan(17 * DAY);
  expect(coffee!.dueAt - coffee!.lastBoughtAt).toBeLessThan(23 * DAY);
  expect(coffee!.dueFrom).toBeLessThan(coffee!.dueAt);
  expect(coffee!.dueTo).toBeGreaterThan(coffee!.dueAt);
  expect(wardrobe).toMatchObject({ productId: WARDROBE, isDue: false });
  expect(wardrobe!.probability).toBeLessThan(0.1);
});

/** Buyers who all buy coffee in two orders of one week; one in six goes on every 20 days, the others are gone. */
function makeFickleShop(): TestBasket[] {
  const random = createRandom(3);
  return Array.from({ length: 300 }, (_, i) => i + 1).flatMap((buyer) => {
    const start = Math.floor(random() * 235);
    const baskets = [start, start + 4].map((day) => ({ buyer, at: day * DAY, products: [COFFEE, 3 + (buyer % 5)] }));
    if (random() < 1 / 6) {
      for (let day = start + 24; day < 240; day += 20) baskets.push({ buyer, at: day * DAY, products: [COFFEE] });
    }
    return baskets;
  });
}

test.each([
  ['everybody comes back', makeShop()],
  ['most never do', makeFickleShop()],
])('probabilities are honest, their sum is about what is bought: %s', (_, shop) => {
  const cutoff = 210 * DAY;
  const model = trainBuyAgain(makePurchases(shop.filter(({ at }) => at! < cutoff)), { asOf: cutoff });
  expect(model.recipe).toBe('hazard');
  let expected = 0;
  let bought = 0;
  for (const buyer of new Set(shop.map((basket) => basket.buyer))) {
    const past = shop.filter((basket) => basket.buyer === buyer && basket.at! < cutoff);
    const later = new Set(shop.filter((b) => b.buyer === buyer && b.at! >= cutoff).flatMap(({ products }) => products));
    for (const { productId, probability } of scoreDue(model, makePurchases(past), cutoff)) {
      expected += probability;
      bought += later.has(productId) ? 1 : 0;
    }
  }
  expect(expected / bought).toBeGreaterThan(0.85);
  expect(expected / bought).toBeLessThan(1.15);
});

test('to be proposed takes a habit, and a chance not below the average', () => {
  const shop = makeShop();
  const model = trainBuyAgain(makePurchases(shop));
  const dueOf = (baseRate: number) =>
    scoreDue({ ...model, baseRate }, ordersOf(shop, 5), model.asOf).flatMap((due) =>
      due.isDue ? [due.productId] : [],
    );
  // Nobody ever bought a second wardrobe, nor product 55 again; coffee and tea were.
  expect(dueOf(0)).toEqual([COFFEE, 3]);
  expect(dueOf(0.99)).toEqual([]);
});

test('a product bought once that nobody buys again is not proposed, whatever the recipe', () => {
  const shop = makeShop();
  const trained = trainBuyAgain(makePurchases(shop));
  for (const recipe of BUY_AGAIN_RECIPES) {
    const model = withBuyAgainRecipe(trained, recipe)!;
    const options = { asOf: model.asOf, limit: 10 };
    const ids = recommendDue(model, ordersOf(shop, 5), options).map(({ productId }) => productId);
    expect(ids).toContain(COFFEE);
    expect(ids).not.toContain(WARDROBE);
    expect(recommendDue(model, ordersOf(shop, 5), { ...options, ranksAll: true }).length).toBe(4);
  }
});

test('too little to learn from: the modified Poisson-gamma, then frequency', () => {
  const few = makePurchases(makeShop(3, 60));
  expect(trainBuyAgain(few).recipe).toBe('mpg');
  expect(withBuyAgainRecipe(trainBuyAgain(few), 'hazard')).toBeNull();
  const once = makePurchases([{ buyer: 1, products: [1, 2] }]);
  expect(trainBuyAgain(once).recipe).toBe('frequency');
  expect(recommendDue(trainBuyAgain(once), once, { asOf: 2000 })).toEqual([]);
});

test('frequency goes by purchases, equal ones by the newer; recency by the newer; equal in all by the smaller id', () => {
  const orders = makePurchases([
    { buyer: 1, at: 0, products: [1, 2, 3, 4] },
    { buyer: 1, at: DAY, products: [1, 2] },
    { buyer: 1, at: 2 * DAY, products: [2] },
    { buyer: 1, at: 3 * DAY, products: [5] },
  ]);
  const rank = (recipe: 'frequency' | 'recency') =>
    recommendDue(trainBuyAgain(orders, { recipe }), orders, { asOf: 3 * DAY, ranksAll: true }).map(
      ({ productId }) => productId,
    );
  expect(rank('frequency')).toEqual([2, 1, 5, 3, 4]);
  expect(rank('recency')).toEqual([5, 2, 1, 3, 4]);
});

test('the same baskets in any order are the same model', () => {
  const shop = makeShop(40);
  const model = trainBuyAgain(makePurchases(shop));
  expect(model.recipe).toBe('hazard');
  expect(trainBuyAgain(makePurchases([...shop].reverse()))).toEqual(model);
});

test('units of one are no units', () => {
  const purchases = makePurchases(makeShop(40));
  const units = new Float32Array(purchases.productIds.length).fill(1);
  expect(trainBuyAgain({ ...purchases, units })).toEqual(trainBuyAgain(purchases));
});

test('any shop, any clock: finite numbers between 0 and 1', () => {
  const shops: Record<string, TestBasket[]> = {
    'no orders': [],
    'only empty baskets': [{ buyer: 1, products: [] }],
    'one product': Array.from({ length: 9 }, (_, i) => ({ buyer: 1 + (i % 2), at: i * DAY, products: [1] })),
    'one instant': Array.from({ length: 9 }, () => ({ buyer: 1, at: 5, products: [1, 2] })),
    'guests only': Array.from({ length: 9 }, () => ({ buyer: 0, at: 5, products: [1, 2] })),
    'everybody buys everything every day': Array.from({ length: 400 }, (_, i) => ({
      buyer: 1 + (i % 4),
      at: Math.floor(i / 4) * DAY,
      products: [1, 2, 3],
    })),
    'a basket of 5,000 lines': [
      { buyer: 1, at: DAY, products: Array.from({ length: 5000 }, (_, i) => i + 1) },
      { buyer: 1, at: 2 * DAY, products: [1] },
    ],
  };
  for (const [name, shop] of Object.entries(shops)) {
    const model = trainBuyAgain(makePurchases(shop));
    for (const asOf of [0, model.asOf, model.asOf + 40_000 * DAY]) {
      const due = scoreDue(model, ordersOf(shop, 1), asOf);
      const numbers = due.flatMap((one) => Object.values({ ...one, isDue: 0 }));
      expect(numbers.every(Number.isFinite), name).toBe(true);
      expect(
        due.every(({ probability }) => probability >= 0 && probability <= 1),
        name,
      ).toBe(true);
    }
  }
});

test('products the model never met are left out; a limit that is none is refused', () => {
  const shop = makeShop(5, 100);
  const model = trainBuyAgain(makePurchases(shop));
  expect(scoreDue(model, makePurchases([{ buyer: 1, products: [999] }]), model.asOf)).toEqual([]);
  expect(() => recommendDue(model, ordersOf(shop, 1), { asOf: 0, limit: 0 })).toThrow(
    'limit must be a positive integer, got 0',
  );
});

test('500 past products are listed within a millisecond or so', () => {
  const past = Array.from({ length: 50 }, (_, order) => ({
    buyer: 1,
    at: order * 7 * DAY,
    products: Array.from({ length: 30 }, (_, i) => 1 + ((order * 10 + i) % 500)),
  }));
  const orders = makePurchases(past);
  const model = trainBuyAgain(makePurchases([...makeShop(60), ...past]));
  // Microseconds of this thread's own work, the shortest of several times, since a busy machine only adds.
  const times = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage();
    for (let i = 0; i < 20; i++) recommendDue(model, orders, { asOf: model.asOf, limit: 24 });
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 20;
  });
  // Under 1 ms each on an idle core.
  expect(Math.min(...times)).toBeLessThan(3000);
});
