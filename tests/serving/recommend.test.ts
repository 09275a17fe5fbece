import { NOBODY } from '#app/serving/buyer-history.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Barrier } from '#app/serving/catalog.ts';
import { PLACEMENTS, type Placement } from '#app/serving/placements.ts';
import { recommend, type RecommendedList } from '#app/serving/recommend.ts';
import type { ServedShop } from '#app/serving/served-shop.ts';
import { gatherEvidence } from '#app/serving/gather-evidence.ts';
import { writeReason } from '#app/serving/write-reason.ts';
import { ask, DAY, makeProduct, makeServedShop, NOW, type Basket } from './make-served-shop.ts';

const idsOf = (shop: ServedShop, list: RecommendedList) =>
  list.slots.map(({ position }) => shop.catalog.products[position]!.productId);

/** 1 and 2 share three orders, 1 and 3 one; 4 sells alone and most; nobody bought 5. 4 is a tea. */
const BASKETS: readonly Basket[] = [
  { daysAgo: 50, buyer: 11, products: [1, 2] },
  { daysAgo: 40, buyer: 12, products: [1, 2] },
  { daysAgo: 29, buyer: 13, products: [1, 2] },
  { daysAgo: 28, buyer: 14, products: [1, 3] },
  ...[20, 15, 10, 5, 0].map((daysAgo) => ({ daysAgo, products: [4] })),
];
const PRODUCTS = [1, 2, 3, 4, 5].map((id) => makeProduct(id, { productType: id === 4 ? 'Tea' : 'Mug' }));
const SHOP = makeServedShop(PRODUCTS, BASKETS);

test('a product page shows what shares its orders, then its type by sales, then what trends, then what is new', () => {
  const list = recommend(SHOP, ask({ placement: 'product', productId: 1 }));
  // Bought with 1: 2 in three orders (3 in one only, which says nothing). Type Mug by orders: 1 (4), 2 (3), 3 (1).
  // Trending: 4, with five young orders. Newest: 5.
  expect(idsOf(SHOP, list)).toEqual([2, 3, 4, 5]);
  expect(list.slots.map(({ reason }) => reason.kind)).toEqual(['co-purchase', 'same-type', 'trending', 'newest']);
  expect(list.fallback).toBe('co-purchase');
  expect(list.trail).toEqual([
    { fallback: 'co-purchase', found: 1, used: 1 },
    { fallback: 'similar', found: 0, used: 0 },
    { fallback: 'same-type', found: 3, used: 1 },
    { fallback: 'trending', found: 4, used: 1 },
    { fallback: 'newest', found: 5, used: 1 },
  ]);
});

test('of a type, what is bought lately comes first, then what was bought most in all', () => {
  const shop = makeServedShop(
    [1, 2, 3, 4, 5].map((id) => makeProduct(id)),
    [
      ...[90, 80, 70].map((daysAgo) => ({ daysAgo, products: [2] })),
      ...[100, 95].map((daysAgo) => ({ daysAgo, products: [3] })),
      { daysAgo: 3, products: [4] },
      { daysAgo: 0, products: [1] },
    ],
  );
  // 4: 1 - 3 / 30 = .9 and a third of a thousandth; 2 and 3: thousandths of three orders in three and of two. 5: none.
  const list = shop.bestsellers.get('Mug')!;
  expect(list.map(({ position }) => shop.catalog.products[position]!.productId)).toEqual([1, 4, 2, 3]);
  expect(list.map(({ score }) => score)).toEqual(
    [1 + 1e-3 / 3, 0.9 + 1e-3 / 3, 1e-3, 2e-3 / 3].map((s) => expect.closeTo(s, 9)),
  );
  expect(list.map(({ reason }) => reason.together)).toEqual([1, 1, 3, 2]);
});

test('a full list asks no further fallback', () => {
  const list = recommend(SHOP, ask({ placement: 'product', productId: 1, limit: 1 }));
  expect(list.trail).toEqual([{ fallback: 'co-purchase', found: 1, used: 1 }]);
});

test('reasons say what was counted, and how much chance explains', () => {
  const { slots } = recommend(SHOP, ask({ placement: 'product', productId: 1 }));
  const [together, type, trend, fresh] = slots as [
    (typeof slots)[0],
    (typeof slots)[0],
    (typeof slots)[0],
    (typeof slots)[0],
  ];
  // 13 products are in 9 orders. E = sum over the 4 orders with 1, each with one product beside it, of 1 - (1 - 3/13)
  // = 4 * 3/13 = 0.923; N / E = 3.25, in single precision a hair below.
  expect(together.reason.expected).toBeCloseTo(12 / 13, 6);
  expect(gatherEvidence(SHOP, together.reason, together.position)).toMatchObject({
    ...{ kind: 'co-purchase', title: 'Product 1', together: 3, timesChance: 3.2 },
  });
  expect(writeReason(SHOP, together.reason, together.position)).toBe('Often bought with Product 1');
  expect(writeReason(SHOP, type.reason, type.position)).toBe('Popular in Mug');
  expect(writeReason(SHOP, trend.reason, trend.position)).toBe('Popular this month');
  expect(writeReason(SHOP, fresh.reason, fresh.position)).toBe('New in the shop');
});

test('a cart adds up what goes with each of its products, and names the one that said most', () => {
  const baskets: Basket[] = [
    ...[9, 8, 7].map((daysAgo) => ({ daysAgo, products: [1, 3] })),
    ...[6, 5].map((daysAgo) => ({ daysAgo, products: [2, 3] })),
    ...[4, 3].map((daysAgo) => ({ daysAgo, products: [2, 4] })),
    ...[2, 1].map((daysAgo) => ({ daysAgo, products: [5] })),
  ];
  const shop = makeServedShop(
    [1, 2, 3, 4, 5].map((id) => makeProduct(id)),
    baskets,
  );
  const list = recommend(shop, ask({ placement: 'cart', cart: [2, 1], limit: 3 }));
  // 3 goes with 1 (three orders) and with 2 (two), 4 with 2 alone (two), 5 with nothing.
  expect(idsOf(shop, list)).toEqual([3, 4, 5]);
  expect(list.slots.map(({ reason, position }) => writeReason(shop, reason, position))).toEqual([
    'Often bought with Product 1',
    'Often bought with Product 2',
    'Popular this month',
  ]);
});

test('home follows what the buyer bought, newest first, and leaves out what they bought', () => {
  const pairs: Basket[] = [1, 2, 3].flatMap((buyer) => [
    { daysAgo: 90, buyer, products: [1, 2] },
    { daysAgo: 90, buyer: buyer + 10, products: [3, 4] },
  ]);
  const shop = makeServedShop(
    [1, 2, 3, 4].map((id) => makeProduct(id)),
    pairs,
  );
  const bought = [
    { productId: 3, at: NOW - 10 * DAY },
    { productId: 1, at: NOW - 100 * DAY },
  ];
  const list = recommend(shop, ask({ placement: 'home', buyer: { ...NOBODY, bought }, limit: 2 }));
  // Both pairs are equally similar: the newer purchase says more.
  expect(idsOf(shop, list)).toEqual([4, 2]);
  const [first] = list.slots;
  expect(writeReason(shop, first!.reason, first!.position)).toBe('Because you bought Product 3');
  expect(gatherEvidence(shop, first!.reason, first!.position)).toMatchObject({
    ...{ kind: 'history', title: 'Product 3', by: 'bought', together: 3 },
  });
});

test('of a visitor who bought nothing yet, what they looked at speaks', () => {
  const baskets: Basket[] = [1, 2].map((buyer) => ({ daysAgo: 90, buyer, products: [1, 2] }));
  const shop = makeServedShop(
    [1, 2].map((id) => makeProduct(id)),
    baskets,
  );
  const viewed = [{ productId: 1, at: NOW - 2 * DAY }];
  const list = recommend(shop, ask({ placement: 'home', buyer: { ...NOBODY, bought: [], viewed }, limit: 1 }));
  expect(idsOf(shop, list)).toEqual([2]);
  expect(writeReason(shop, list.slots[0]!.reason, list.slots[0]!.position)).toBe('Because you looked at Product 1');
});

test('what was just bought is left out for 30 days, unless it runs out', () => {
  // Buyers 1..40 buy 1 again and again (a consumable), 2 once.
  const baskets: Basket[] = Array.from({ length: 40 }, (_, i) => i + 1).flatMap((buyer) => [
    { daysAgo: 80, buyer, products: [1] },
    { daysAgo: 20, buyer, products: [1, 2] },
  ]);
  const shop = makeServedShop(
    [1, 2].map((id) => makeProduct(id)),
    baskets,
  );
  const at = (daysAgo: number) => [1, 2].map((productId) => ({ productId, at: NOW - daysAgo * DAY }));
  const shown = (daysAgo: number) =>
    idsOf(shop, recommend(shop, ask({ placement: 'cart', buyer: { ...NOBODY, bought: at(daysAgo), viewed: [] } })));
  expect(shown(29)).toEqual([1]);
  expect(shown(31)).toEqual([1, 2]);
});

test.each<Barrier>(['not active', 'not published', 'gift card', 'left out by its tag', 'no price', 'sold out'])(
  'never shows: %s',
  (barrier) => {
    const products = PRODUCTS.map((product) => (product.productId === 2 ? { ...product, barrier } : product));
    const shop = makeServedShop(products, BASKETS);
    for (const placement of Object.keys(PLACEMENTS) as Placement[]) {
      const list = recommend(shop, ask({ placement, productId: 1, cart: [1], limit: 24 }));
      expect(idsOf(shop, list)).not.toContain(2);
    }
    expect(recommend(shop, ask({ productId: 1, explains: true })).suppressed).toMatchObject([
      { why: barrier },
      { why: 'this product' },
    ]);
  },
);

test('a shop without orders shows what is new, one without products an empty list', () => {
  const fresh = makeServedShop(PRODUCTS, []);
  const list = recommend(fresh, ask({ placement: 'home', limit: 3 }));
  expect(idsOf(fresh, list)).toEqual([5, 4, 3]);
  expect(list.fallback).toBe('newest');
  const empty = recommend(makeServedShop([], []), ask({ placement: 'home' }));
  expect([empty.slots, empty.fallback]).toEqual([[], null]);
});

test('whatever is asked: no product twice, none of the cart, not the page itself, never more than the limit', () => {
  const id = fc.integer({ min: 1, max: 7 });
  const query = fc.record({
    placement: fc.constantFrom(...(Object.keys(PLACEMENTS) as Placement[])),
    productId: fc.option(id),
    cart: fc.uniqueArray(id),
    limit: fc.integer({ min: 1, max: 24 }),
    buyer: fc.record({
      bought: fc.uniqueArray(fc.record({ productId: id, at: fc.integer({ min: NOW - 90 * DAY, max: NOW }) }), {
        selector: ({ productId }) => productId,
      }),
      viewed: fc.constant([]),
      orders: fc.constant(NOBODY.orders),
    }),
  });
  fc.assert(
    fc.property(query, (change) => {
      const asked = ask(change);
      const list = recommend(SHOP, asked);
      const ids = idsOf(SHOP, list);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeLessThanOrEqual(asked.limit);
      expect(ids.filter((product) => asked.cart.includes(product) || product === asked.productId)).toEqual([]);
      expect(list.trail.reduce((sum, { used }) => sum + used, 0)).toBe(ids.length);
      expect(recommend(SHOP, asked)).toEqual(list);
    }),
  );
});
