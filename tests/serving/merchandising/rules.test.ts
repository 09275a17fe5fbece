import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '#app/serving/merchandising/rule.ts';
import { PLACEMENTS, type Placement } from '#app/serving/placements.ts';
import { recommend, type RecommendationQuery } from '#app/serving/recommend.ts';
import type { ServedShop } from '#app/serving/served-shop.ts';
import { writeReason } from '#app/serving/write-reason.ts';
import { ask, DAY, makeProduct, makeServedShop, NOW, type Basket } from '../make-served-shop.ts';
import { makeRule, makeRuledShop } from './make-ruled-shop.ts';

/** 1 shares four orders with 2, three with 3, two with 4; 5 and 6 sell alone, 5 more; 7 and 8 never. 5 and 6 are teas. */
const BASKETS: readonly Basket[] = [
  ...[90, 80, 70, 60].map((daysAgo) => ({ daysAgo, products: [1, 2] })),
  ...[89, 79, 69].map((daysAgo) => ({ daysAgo, products: [1, 3] })),
  ...[88, 78].map((daysAgo) => ({ daysAgo, products: [1, 4] })),
  ...[9, 8, 7, 6, 5].map((daysAgo) => ({ daysAgo, products: [5] })),
  ...[4, 3].map((daysAgo) => ({ daysAgo, products: [6] })),
];
const PRODUCTS = [1, 2, 3, 4, 5, 6, 7, 8].map((id) => {
  return makeProduct(id, { productType: id === 5 || id === 6 ? 'Tea' : 'Mug', priceMinor: id * 100 });
});
const SHOP = makeServedShop(PRODUCTS, BASKETS);
const PAGE = ask({ placement: 'product', productId: 1 });

const show = (shop: ServedShop, query: RecommendationQuery) =>
  recommend(shop, query).slots.map(({ position }) => shop.catalog.products[position]!.productId);
const showWith = (rules: readonly Partial<Rule>[], query = PAGE) => show(makeRuledShop(SHOP, { rules }), query);

test('without rules: what shares orders with the page by score, its type by sales, then what trends, then what is new', () => {
  expect(show(SHOP, PAGE)).toEqual([2, 3, 4, 5, 6, 8]);
});

describe('what a rule does', () => {
  test('pin: the product takes its place, the others keep their order', () => {
    expect(showWith([{ action: 'pin', slot: 2, products: [7] }])).toEqual([2, 7, 3, 4, 5, 6]);
  });

  test('pin: a product that is in the list anyway moves, and keeps its own reason', () => {
    const shop = makeRuledShop(SHOP, { rules: [{ action: 'pin', slot: 1, products: [4] }] });
    const list = recommend(shop, PAGE);
    expect(show(shop, PAGE)).toEqual([4, 2, 3, 5, 6, 8]);
    expect(writeReason(shop, list.slots[0]!.reason, list.slots[0]!.position)).toBe('Often bought with Product 1');
    expect(list.fallback).toBe('co-purchase');
    expect(list.trail[0]).toEqual({ fallback: 'pinned', found: 1, used: 1 });
  });

  test('pin: a product nothing else proposes says that the shop picked it', () => {
    const shop = makeRuledShop(SHOP, { rules: [{ action: 'pin', slot: 1, products: [7] }] });
    const { slots } = recommend(shop, { ...PAGE, limit: 2 });
    expect(writeReason(shop, slots[0]!.reason, slots[0]!.position)).toBe('Picked by the shop');
  });

  test('pin: two for one place, the older has it; a place behind the end is none; a short list keeps its pins', () => {
    const two = [7, 8].map((id) => ({ action: 'pin' as const, slot: 1, products: [id] }));
    expect(showWith(two)).toEqual([7, 8, 2, 3, 4, 5]);
    expect(showWith([{ action: 'pin', slot: 7, products: [7] }])).toEqual(show(SHOP, PAGE));
    const alone = makeServedShop([makeProduct(1), makeProduct(2)], []);
    const pinned = makeRuledShop(alone, { rules: [{ action: 'pin', slot: 6, products: [2] }] });
    expect(show(pinned, ask({ placement: 'home' }))).toEqual([1, 2]);
  });

  test('pin: a shelf of what is bought again takes none, a stranger finds it empty as before', () => {
    expect(showWith([{ action: 'pin', slot: 1, products: [7] }], ask({ placement: 'buy-again' }))).toEqual([]);
  });

  test('pin: what must not be shown gives way, and the list says why', () => {
    const products = PRODUCTS.map((product) =>
      product.productId === 7 ? { ...product, barrier: 'sold out' as const } : product,
    );
    const shop = makeRuledShop(makeServedShop(products, BASKETS), {
      rules: [{ action: 'pin', slot: 1, products: [7] }],
    });
    expect(show(shop, PAGE)).toEqual(show(SHOP, PAGE));
    expect(recommend(shop, PAGE).suppressed[0]).toMatchObject({ why: 'sold out', rule: { ruleId: 1 } });
    expect(show(shop, { ...PAGE, cart: [7] })).not.toContain(7);
  });

  // Scores on the page of 1, (N - E) / sqrt(E + 2): 2 > 3 > 4, each some tenths above the next.
  test('boost: a score is multiplied within the list that proposed it', () => {
    const scores = recommend(SHOP, PAGE)
      .slots.slice(0, 3)
      .map(({ score }) => score);
    // Three times 4's score is above 2's: 4 leads what is bought together, and does not leave it.
    expect(scores[2]! * 3).toBeGreaterThan(scores[0]!);
    expect(showWith([{ action: 'boost', strength: 'clear', products: [4] }])).toEqual([4, 2, 3, 5, 6, 8]);
    // What trends stays behind what is bought together, whatever its boost: 6 passes 5 only.
    expect(showWith([{ action: 'boost', strength: 'strong', products: [6] }])).toEqual([2, 3, 4, 6, 5, 8]);
  });

  test('bury: divided within its list; the strongest comes after everything else, and still comes', () => {
    expect(showWith([{ action: 'bury', strength: 'clear', products: [2] }])).toEqual([3, 4, 2, 5, 6, 8]);
    expect(showWith([{ action: 'bury', strength: 'strong', products: [2] }])).toEqual([3, 4, 5, 6, 8, 7]);
    expect(showWith([{ action: 'bury', strength: 'strong', products: [2] }], { ...PAGE, limit: 8 })).toEqual([
      3, 4, 5, 6, 8, 7, 2,
    ]);
  });

  test('boosts and buries of one product multiply: clear and clear are as nothing', () => {
    const both = (['boost', 'bury'] as const).map((action) => ({ action, products: [4] }));
    expect(showWith(both)).toEqual(show(SHOP, PAGE));
  });

  test('exclude: never, and the list names the rule; a pin of it gives way', () => {
    const rules = [
      { action: 'exclude' as const, products: [2, 3] },
      { action: 'pin' as const, slot: 1, products: [3] },
    ];
    expect(showWith(rules)).toEqual([4, 5, 6, 8, 7]);
    const { suppressed } = recommend(makeRuledShop(SHOP, { rules }), PAGE);
    expect(
      suppressed.slice(0, 2).map(({ candidate, why, rule }) => [candidate.position + 1, why, rule?.ruleId]),
    ).toEqual([
      [3, 'excluded by a rule', 2],
      [2, 'excluded by a rule', 1],
    ]);
  });

  test('of two published at the same pace, a boost among what is newest makes a product 143 days younger', () => {
    const old = [1, 2].map((id) => makeProduct(id, { publishedAt: NOW - id * 100 * DAY }));
    const shop = makeServedShop(old, []);
    const home = ask({ placement: 'home' });
    const boosted = (strength: Rule['strength']) =>
      show(makeRuledShop(shop, { rules: [{ action: 'boost', strength, products: [2] }] }), home);
    // 90 days times log2(1.5) = 53 days are fewer than 100, 90 times log2(3) = 143 are more.
    expect(boosted('slight')).toEqual([1, 2]);
    expect(boosted('clear')).toEqual([2, 1]);
  });
});

describe('which products a rule is for', () => {
  const facts = {
    2: { vendor: 'acme', tags: '["sale","spring"]', units: 3, costMinor: 150, collectionIds: [70, 71] },
    3: { vendor: 'acme', units: 8, costMinor: 0 },
    4: { costMinor: 500 },
    5: { costMinor: 250, collectionIds: [71] },
  };
  const excluded = (rule: Partial<Rule>) => {
    const shop = makeRuledShop(SHOP, { rules: [{ action: 'exclude', ...rule }], facts });
    const left = show(shop, { ...PAGE, limit: 24 });
    return [2, 3, 4, 5, 6, 7, 8].filter((id) => !left.includes(id));
  };

  test.each<[string, Partial<Rule>, number[]]>([
    ['by product', { products: [4, 7] }, [4, 7]],
    ['by product type, in any case of letters', { productType: 'TEA' }, [5, 6]],
    ['by vendor', { vendor: 'Acme' }, [2, 3]],
    ['by tag', { tag: 'Sale' }, [2]],
    ['in a collection, whatever else they are in', { collectionId: 71 }, [2, 5]],
    ['in a collection that nobody knows: none', { collectionId: 72 }, []],
    ['from a price, the bound included', { priceFromMinor: 700 }, [7, 8]],
    ['up to a price', { priceToMinor: 300 }, [2, 3]],
    ['with fewer units left; stock that is not tracked is not low', { unitsBelow: 8 }, [2]],
    ['with more units left', { unitsAbove: 3 }, [3]],
    // Prices are 100 times the id: 2 leaves (200 - 150) / 200 = 25 %, 3 leaves 100 %, 4 loses a quarter, 5 leaves 50 %.
    ['below a margin, a loss among them; what costs nobody knows is not low', { marginBelow: 25 }, [4]],
    ['below a margin, the bound left out', { marginBelow: 26 }, [2, 4]],
    ['above a margin, the bound left out', { marginAbove: 50 }, [3]],
    ['between two margins', { marginAbove: 24, marginBelow: 51 }, [2, 5]],
    ['every condition must hold', { vendor: 'acme', priceFromMinor: 300 }, [3]],
  ])('%s', (_, rule, expected) => expect(excluded(rule)).toEqual(expected));
});

describe('where and when a rule holds', () => {
  const exclude = (change: Partial<Rule>) => [{ action: 'exclude' as const, products: [5], ...change }];

  test('in one placement only', () => {
    const home = ask({ placement: 'home' });
    expect(showWith(exclude({ placement: 'home' }), home)).not.toContain(5);
    expect(showWith(exclude({ placement: 'home' }))).toContain(5);
  });

  test("on one product's page only, on top of what holds everywhere", () => {
    const rules = [...exclude({ onProduct: 1 }), { action: 'exclude' as const, products: [6] }];
    expect(showWith(rules)).toEqual([2, 3, 4, 8, 7]);
    expect(showWith(rules, { ...PAGE, productId: 2 })).toContain(5);
    expect(showWith([{ action: 'pin', slot: 1, products: [7], onProduct: 1 }])[0]).toBe(7);
  });

  test('off is off; from the first moment of its first day to the last of its last, on the clock of the shop', () => {
    expect(showWith(exclude({ isOn: false }))).toContain(5);
    // London is an hour ahead of UTC on 30 March 2026: the day begins at 23:00 UTC and ends so.
    const at = (now: string) => {
      const rules = exclude({ from: '2026-03-30', until: '2026-03-30' });
      return show(makeRuledShop(SHOP, { rules, now: Date.parse(now) }), PAGE).includes(5);
    };
    expect(['2026-03-29T22:59:59Z', '2026-03-30T23:00:00Z'].map(at)).toEqual([true, true]);
    expect(['2026-03-29T23:00:00Z', '2026-03-30T22:59:59Z'].map(at)).toEqual([false, false]);
    const { merchandising } = makeRuledShop(SHOP, { rules: exclude({ from: '2026-12-01' }) }).catalog;
    expect(merchandising.changesAt).toBe(Date.parse('2026-12-01T00:00:00Z'));
  });
});

test('variety: one type takes at most half of a list, or a quarter, rounded up, unless nothing else is left', () => {
  const home = ask({ placement: 'product', productId: 1, limit: 6 });
  // Mugs 2, 3, 4, 8, 7 and teas 5, 6. Mild: three mugs, then what is left. Strong: two of each, then mugs again.
  expect(show(makeRuledShop(SHOP, { variety: 'mild' }), { ...home, limit: 4 })).toEqual([2, 3, 5, 6]);
  expect(show(makeRuledShop(SHOP, { variety: 'mild' }), home)).toEqual([2, 3, 4, 5, 6, 8]);
  expect(show(makeRuledShop(SHOP, { variety: 'strong' }), home)).toEqual([2, 3, 5, 6, 4, 8]);
});

test('what other lists of the page show is left out', () => {
  expect(show(SHOP, { ...PAGE, shown: [2, 5] })).toEqual([3, 4, 6, 8, 7]);
});

test('a rule that leaves out all of the prepared lists does not empty the shelf', () => {
  const many = Array.from({ length: 400 }, (_, i) => makeProduct(i + 1, { productType: i < 20 ? 'Mug' : 'Tea' }));
  const shop = makeRuledShop(makeServedShop(many, []), { rules: [{ action: 'exclude', productType: 'tea' }] });
  expect(show(shop, ask({ placement: 'home', limit: 3 }))).toEqual([20, 19, 18]);
});

const anyRule = fc
  .record({
    action: fc.constantFrom<Rule['action']>('pin', 'boost', 'bury', 'exclude'),
    strength: fc.constantFrom<Rule['strength']>('slight', 'clear', 'strong'),
    slot: fc.integer({ min: 1, max: 12 }),
    products: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    placement: fc.constantFrom<Rule['placement']>('everywhere', ...(Object.keys(PLACEMENTS) as Placement[])),
    onProduct: fc.option(fc.integer({ min: 1, max: 9 })),
  })
  .map(({ products, ...rule }) =>
    makeRule({ ...rule, products: rule.action === 'pin' ? products.slice(0, 1) : products }),
  );

test('whatever the rules: nothing twice, nothing that cannot be shown, nothing excluded, and no shorter but by exclusion', () => {
  const products = PRODUCTS.map((product) =>
    product.productId === 4 ? { ...product, barrier: 'sold out' as const } : product,
  );
  const shop = makeServedShop(products, BASKETS);
  const id = fc.integer({ min: 1, max: 9 });
  const query = fc.record({
    placement: fc.constantFrom(...(Object.keys(PLACEMENTS) as Placement[])),
    productId: fc.option(id),
    cart: fc.uniqueArray(id, { maxLength: 3 }),
    shown: fc.uniqueArray(id, { maxLength: 3 }),
    limit: fc.integer({ min: 1, max: 8 }),
  });
  const variety = fc.constantFrom('off' as const, 'mild' as const, 'strong' as const);
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 8 }), variety, query, (rules, variety, change) => {
      const asked = ask(change);
      const list = show(makeRuledShop(shop, { rules, variety }), asked);
      expect(new Set(list).size).toBe(list.length);
      expect(list.length).toBeLessThanOrEqual(asked.limit);
      const forbidden = [4, asked.productId, ...asked.cart, ...asked.shown!];
      expect(list.filter((product) => forbidden.includes(product))).toEqual([]);
      const excluded = rules.flatMap(({ action, products, placement, onProduct }) =>
        action === 'exclude' &&
        (placement === 'everywhere' || placement === asked.placement) &&
        (onProduct === null || onProduct === asked.productId)
          ? products
          : [],
      );
      expect(list.filter((product) => excluded.includes(product))).toEqual([]);
      const plain = show(shop, { ...asked, limit: 24 }).filter((product) => !excluded.includes(product));
      expect(list.length).toBe(Math.min(asked.limit, plain.length));
      const trail = recommend(makeRuledShop(shop, { rules, variety }), asked).trail;
      expect(trail.reduce((sum, { used }) => sum + used, 0)).toBe(list.length);
    }),
    { numRuns: 300 },
  );
});
