import { expect, test } from 'vitest';
import { exploreSlots } from '#ml/models/explore/explore-slots.ts';
import { judgeNewcomer } from '#ml/models/explore/judge-newcomer.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1000 * DAY;

test('a newcomer is judged by hand, and one that nobody clicks had its chance', () => {
  const belief = (impressions: number, clicks: number, age = 1) =>
    judgeNewcomer({ productId: 1, onSaleSince: NOW - age * DAY, impressions, clicks }, { asOf: NOW, clickRate: 0.1 });
  // No impressions: (0 + 20 * 0.1) / 20 = 0.1; sqrt(0.1 * 0.9 / 21) = 0.0655.
  expect(belief(0, 0)).toEqual({ mean: 0.1, deviation: expect.closeTo(0.0655, 4), isWorthTrying: true });
  // 30 without a click: 2/50 = 0.04, sqrt(0.04 * 0.96 / 51) = 0.0274, bound 0.0851 < 0.1. After 10: 0.0667 + 1.645 * 0.0448.
  expect(belief(30, 0)).toMatchObject({ mean: 0.04, isWorthTrying: false });
  expect(belief(10, 0).isWorthTrying).toBe(true);
  expect(belief(150, 15).isWorthTrying).toBe(true);
  // Neither young nor little shown.
  expect(belief(200, 40, 30).isWorthTrying).toBe(false);
  expect(belief(199, 40, 30).isWorthTrying).toBe(true);
  expect(belief(2, 9).mean).toBe(belief(2, 2).mean);
  expect(() =>
    judgeNewcomer({ productId: 1, onSaleSince: 0, impressions: 0, clicks: 0 }, { asOf: 0, clickRate: 2 }),
  ).toThrow('Cannot judge newcomer: clickRate must be between 0 and 1, got 2.');
});

const ranked = Array.from({ length: 30 }, (_, i) => i + 1);
const newcomers = [101, 102, 103].map((productId) => ({ productId, onSaleSince: NOW, impressions: 0, clicks: 0 }));
const options = { limit: 10, visitor: 'v', day: 20_000, asOf: NOW, clickRate: 0.05 };

test('one slot of ten goes to a newcomer, never one of the first three, and the last one ranked gives way', () => {
  const seen = new Set<number>();
  for (let visitor = 0; visitor < 300; visitor++) {
    const { products, explored } = exploreSlots(ranked, newcomers, { ...options, visitor: String(visitor) });
    expect(explored).toHaveLength(1);
    expect(products).toHaveLength(10);
    expect(products.slice(0, 3)).toEqual([1, 2, 3]);
    expect(products.filter((id) => id <= 30)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    seen.add(explored[0]!);
  }
  expect(seen).toEqual(new Set([101, 102, 103]));
});

test('the same visitor sees the same list all day, whatever the order of newcomers, and another one another day', () => {
  const today = exploreSlots(ranked, newcomers, options);
  expect(exploreSlots(ranked, newcomers.toReversed(), options)).toEqual(today);
  const days = Array.from({ length: 20 }, (_, day) =>
    exploreSlots(ranked, newcomers, { ...options, day }).products.join(),
  );
  expect(new Set(days).size).toBeGreaterThan(3);
});

test('of shorter lists the same share is given away: of 8 slots one for 8 in 10 visitors', () => {
  let given = 0;
  for (let visitor = 0; visitor < 1000; visitor++) {
    given += exploreSlots(ranked, newcomers, { ...options, limit: 8, visitor: String(visitor) }).explored.length;
  }
  expect(given).toBeGreaterThan(750);
  expect(given).toBeLessThan(850);
});

test('better newcomers are tried more often, failed ones not at all', () => {
  const tried = new Map<number, number>();
  const known = [
    { productId: 101, onSaleSince: NOW, impressions: 100, clicks: 20 },
    { productId: 102, onSaleSince: NOW, impressions: 100, clicks: 5 },
    { productId: 103, onSaleSince: NOW, impressions: 300, clicks: 0 },
  ];
  for (let visitor = 0; visitor < 300; visitor++) {
    const [id] = exploreSlots(ranked, known, { ...options, visitor: String(visitor) }).explored;
    tried.set(id!, (tried.get(id!) ?? 0) + 1);
  }
  expect(tried.get(101)).toBeGreaterThan(250);
  expect(tried.has(103)).toBe(false);
});

test('without newcomers, with a short list, or with a newcomer ranked already, nothing is lost or shown twice', () => {
  expect(exploreSlots(ranked, [], options).products).toEqual(ranked.slice(0, 10));
  expect(exploreSlots([], newcomers, options).products).toHaveLength(1);
  expect(exploreSlots([1, 2], newcomers, { ...options, limit: 3 }).products).toEqual([1, 2]);
  expect(exploreSlots([101, 102, 103], newcomers, options).products).toEqual([101, 102, 103]);
  expect(exploreSlots(ranked, newcomers, { ...options, limit: 0 }).products).toEqual([]);
});
