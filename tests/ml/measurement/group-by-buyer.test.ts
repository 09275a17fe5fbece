import { expect, test } from 'vitest';
import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';

test('orders are grouped by buyer in the order of first orders, oldest first, guests left out', () => {
  // Positions:                                    0  1  2  3  4  5
  const groups = groupByBuyer(Float64Array.from([7, 0, 5, 7, 0, 7]));
  expect(groups.buyerCount).toBe(2);
  expect([...groups.offsets]).toEqual([0, 3, 4]);
  expect([...groups.positions]).toEqual([0, 3, 5, 2]);
});

test('a shop of guests has no buyers', () => {
  const groups = groupByBuyer(Float64Array.from([0, 0]));
  expect(groups).toMatchObject({ buyerCount: 0 });
  expect([...groups.offsets]).toEqual([0]);
});
