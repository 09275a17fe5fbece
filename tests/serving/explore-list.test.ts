import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Newcomer } from '#ml/models/explore/judge-newcomer.ts';
import { findNewcomers } from '#app/serving/find-newcomers.ts';
import type { Rule, Variety } from '#app/serving/merchandising/rule.ts';
import { PLACEMENTS, type Placement } from '#app/serving/placements.ts';
import { recommend } from '#app/serving/recommend.ts';
import type { ServedShop } from '#app/serving/served-shop.ts';
import { gatherEvidence } from '#app/serving/gather-evidence.ts';
import { writeReason } from '#app/serving/write-reason.ts';
import { ask, DAY, makeProduct, makeServedShop, NOW } from './make-served-shop.ts';
import { makeRuledShop } from './merchandising/make-ruled-shop.ts';

const TODAY = Math.floor(NOW / DAY);
const EXPLORED: readonly Placement[] = ['product', 'also-viewed', 'home', 'collection'];

/** Products 1 to 30 sell, the first most; 101 to 105 are new and never sold. */
const SOLD = Array.from({ length: 30 }, (_, i) => i + 1);
const NEW = [101, 102, 103, 104, 105];
const BASKETS = SOLD.flatMap((id) => Array.from({ length: 40 - id }, (_, n) => ({ daysAgo: 40 + n, products: [id] })));
const SHOP = makeServedShop(
  [...SOLD, ...NEW].map((id) =>
    makeProduct(id, id > 100 ? { publishedAt: NOW - 3 * DAY, productType: 'Lamp' } : { productType: `Type ${id % 7}` }),
  ),
  BASKETS,
);
const NEWCOMERS: readonly Newcomer[] = NEW.map((productId) => ({
  productId,
  onSaleSince: NOW - 3 * DAY,
  impressions: 0,
  clicks: 0,
}));

const exploringOf = (visitor: string | number, newcomers = NEWCOMERS, day = TODAY) => ({
  ...{ day, clickRate: 0.05, newcomers },
  visitor: `visitor-${visitor}`,
});
const show = (shop: ServedShop, change: Parameters<typeof ask>[0]) => {
  const list = recommend(shop, ask({ placement: 'home', limit: 10, ...change }));
  return { ...list, ids: list.slots.map(({ position }) => shop.catalog.products[position]!.productId) };
};

test('of ten places one below the third shows a newcomer, and reasons, trail and preview say so', () => {
  const plain = show(SHOP, {});
  expect(plain.ids).toEqual(SOLD.slice(0, 10));
  const list = show(SHOP, { exploring: exploringOf(1) });
  const tried = list.ids.filter((id) => id > 100);
  expect(tried).toHaveLength(1);
  expect(list.ids.filter((id) => id <= 30)).toEqual(SOLD.slice(0, 9));
  expect(list.ids.indexOf(tried[0]!)).toBeGreaterThanOrEqual(3);
  const { reason, position } = list.slots.find((slot) => slot.reason.kind === 'exploring')!;
  expect(SHOP.catalog.products[position]!.productId).toBe(tried[0]);
  expect(writeReason(SHOP, reason, position)).toBe('New in the shop');
  expect(gatherEvidence(SHOP, reason, position).kind).toBe('exploring');
  expect(list.trail).toEqual([
    { fallback: 'history', found: 0, used: 0 },
    { fallback: 'visit', found: 0, used: 0 },
    { fallback: 'trending', found: 30, used: 9 },
    { fallback: 'exploring', found: 5, used: 1 },
  ]);
});

test('a visitor sees one list all day, another on another day; together they try all newcomers, one place in ten', () => {
  const firstOf = (visitor: number, day = TODAY) => show(SHOP, { exploring: exploringOf(visitor, NEWCOMERS, day) }).ids;
  expect(firstOf(1)).toEqual(firstOf(1));
  expect(new Set([0, 1, 2, 3, 4, 5, 6].map((day) => firstOf(1, TODAY + day).join())).size).toBeGreaterThan(2);
  for (const limit of [4, 6, 10, 24]) {
    const tried = Array.from({ length: 600 }, (_, n) =>
      show(SHOP, { limit, exploring: exploringOf(n) }).ids.filter((id) => id > 100),
    );
    const share = tried.flat().length / (600 * limit);
    // 600 draws of the fraction: within four deviations, sqrt(.25 / 600) / limit each.
    expect(Math.abs(share - 0.1)).toBeLessThan((4 * Math.sqrt(0.25 / 600)) / limit);
    expect(new Set(tried.flat())).toEqual(new Set(NEW));
  }
});

test('only where nothing else says what belongs: not in the cart, not among what is bought again', () => {
  const cart = { placement: 'cart', cart: [1] } as const;
  expect(show(SHOP, { ...cart, exploring: exploringOf(1) })).toEqual(show(SHOP, cart));
  const again = { placement: 'buy-again' } as const;
  expect(show(SHOP, { ...again, exploring: exploringOf(1) })).toEqual(show(SHOP, again));
  for (const placement of EXPLORED) {
    const list = show(SHOP, { placement, productId: 30, exploring: exploringOf(1) });
    expect(list.ids.filter((id) => id > 100)).toHaveLength(1);
  }
});

test('what nobody clicks on had its chance, and of many that are new the thirty most promising are tried', () => {
  const acts = new Map([
    // 101 is clicked on; 102 was shown often and was not.
    [1, { productId: 1, impressions: 2000, clicks: 100 }],
    [101, { productId: 101, impressions: 50, clicks: 9 }],
    [102, { productId: 102, impressions: 300, clicks: 0 }],
  ]);
  const found = findNewcomers(SHOP.catalog, TODAY, acts);
  // (10 + 100 + 9 + 0) / (500 + 2000 + 50 + 300) = 119 / 2850.
  expect(found.clickRate).toBeCloseTo(119 / 2850, 12);
  expect(found.newcomers.map(({ productId }) => productId)).toEqual([101, 103, 104, 105]);
  expect(found.newcomers[0]).toEqual({ productId: 101, onSaleSince: NOW - 3 * DAY, impressions: 50, clicks: 9 });
  const crowd = makeServedShop(
    Array.from({ length: 80 }, (_, n) => makeProduct(n + 1, { publishedAt: NOW - 5 * DAY + n })),
    [],
  );
  // Of those that were never seen, the youngest.
  const { newcomers } = findNewcomers(crowd.catalog, TODAY, new Map());
  expect(newcomers.map(({ productId }) => productId)).toEqual(Array.from({ length: 30 }, (_, n) => 80 - n));
});

test('new is what is published for less than 30 days at the beginning of the day and can be shown', () => {
  const midnight = TODAY * DAY;
  const shop = makeServedShop(
    [
      makeProduct(1, { publishedAt: midnight - 30 * DAY }),
      makeProduct(2, { publishedAt: midnight - 30 * DAY + 1 }),
      makeProduct(3, { publishedAt: NOW - 1, barrier: 'sold out' }),
      makeProduct(4, { publishedAt: NOW - 1 }),
    ],
    [],
  );
  const ids = findNewcomers(shop.catalog, TODAY, new Map()).newcomers.map(({ productId }) => productId);
  expect(ids).toEqual([4, 2]);
});

test('a rule that excludes or buries a newcomer keeps it out, a pin keeps its own place', () => {
  for (const action of ['exclude', 'bury'] as const) {
    const ruled = makeRuledShop(SHOP, { rules: [{ action, products: [101, 102, 103, 104] }] });
    for (let visitor = 0; visitor < 20; visitor++)
      expect(show(ruled, { exploring: exploringOf(visitor) }).ids.filter((id) => id > 100)).toEqual([105]);
  }
  const pinned = makeRuledShop(SHOP, { rules: [{ action: 'pin', products: [101], slot: 1 }] });
  for (let visitor = 0; visitor < 50; visitor++) {
    const { ids } = show(pinned, { exploring: exploringOf(visitor), limit: 11 });
    expect(ids[0]).toBe(101);
    expect(ids.indexOf(101, 1)).toBe(-1);
    expect(ids.filter((id) => id > 100)).toHaveLength(2);
  }
});

test('a list that has enough of a type tries none more of it', () => {
  // Of ten places at most ceil(10 / 4) = 3 for one type: 1, 2 and 3 are lamps, like all that is new.
  const lamps = makeServedShop(
    SHOP.catalog.products.map((product) => (product.productId > 3 ? product : { ...product, productType: 'Lamp' })),
    BASKETS,
  );
  const list = (variety: Variety) => show(makeRuledShop(lamps, { variety }), { exploring: exploringOf(1) });
  expect(list('off').ids.filter((id) => id > 100)).toHaveLength(1);
  expect(list('strong').ids).toEqual(SOLD.slice(0, 10));
});

test('property: rules, variety, cart, page and history hold for what is tried, and nothing else changes', () => {
  const id = fc.integer({ min: 1, max: 30 });
  const anyId = fc.oneof(id, fc.constantFrom(...NEW));
  const rule = fc.record({
    action: fc.constantFrom('pin', 'boost', 'bury', 'exclude'),
    products: anyId.map((product) => [product]),
    slot: fc.integer({ min: 1, max: 12 }),
  }) as fc.Arbitrary<Partial<Rule>>;
  const asked = fc.record({
    placement: fc.constantFrom(...(Object.keys(PLACEMENTS) as Placement[])),
    productId: fc.option(anyId),
    cart: fc.uniqueArray(anyId, { maxLength: 6 }),
    shown: fc.uniqueArray(anyId, { maxLength: 6 }),
    limit: fc.integer({ min: 1, max: 24 }),
  });
  const variety = fc.constantFrom<Variety[]>('off', 'mild', 'strong');
  const trial = fc.tuple(asked, fc.array(rule, { maxLength: 5 }), variety, fc.nat(1000));
  fc.assert(
    fc.property(trial, ([query, rules, mixed, visitor]) => {
      const shop = makeRuledShop(SHOP, { rules, variety: mixed });
      const plain = show(shop, query);
      const list = show(shop, { ...query, exploring: exploringOf(visitor) });
      const tried = list.slots.filter(({ reason }) => reason.kind === 'exploring');
      const triedIds = tried.map(({ position }) => shop.catalog.products[position]!.productId);
      expect(list.ids).toHaveLength(plain.ids.length);
      expect(new Set(list.ids).size).toBe(list.ids.length);
      expect(list.trail.reduce((sum, { used }) => sum + used, 0)).toBe(list.ids.length);
      expect(tried.length).toBeLessThanOrEqual(Math.ceil(0.1 * query.limit));
      if (!EXPLORED.includes(query.placement)) expect(list).toEqual(plain);
      for (const triedId of triedIds) {
        expect(list.ids.indexOf(triedId)).toBeGreaterThanOrEqual(3);
        expect(plain.ids).not.toContain(triedId);
        expect([...query.cart, ...query.shown, query.productId]).not.toContain(triedId);
        const touching = rules.filter(({ products }) => products![0] === triedId).map(({ action }) => action);
        expect(touching).not.toContain('exclude');
        if (!touching.includes('boost')) expect(touching).not.toContain('bury');
      }
      const most = Math.ceil(query.limit * { off: 1, mild: 1 / 2, strong: 1 / 4 }[mixed]);
      const lamps = list.ids.filter((shown) => shown > 100).length;
      if (tried.length > 0) expect(lamps).toBeLessThanOrEqual(most);
      // Pins stay where they are; the others keep their order, the last give way.
      const pins = rules.filter((r) => r.action === 'pin' && r.slot! <= query.limit);
      const isPinned = (shownId: number) => pins.some((r) => r.products![0] === shownId);
      for (const [slot, shownId] of plain.ids.entries()) if (isPinned(shownId)) expect(list.ids[slot]).toBe(shownId);
      const kept = list.ids.filter((shownId) => !isPinned(shownId) && !triedIds.includes(shownId));
      expect(kept).toEqual(plain.ids.filter((shownId) => !isPinned(shownId)).slice(0, kept.length));
    }),
    { numRuns: 300 },
  );
});
