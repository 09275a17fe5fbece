import { expect, test } from 'vitest';
import { listNewcomers } from '#app/serving/list-newcomers.ts';
import { DAY, makeProduct, makeServedShop, NOW } from './make-served-shop.ts';

const { catalog } = makeServedShop(
  [1, 2, 3].map((id) => makeProduct(id, { title: `Product ${id}`, publishedAt: NOW - (id === 1 ? 90 : id) * DAY })),
  [],
);
const exploring = { ...catalog, merchandising: { ...catalog.merchandising, explores: true } };
const at = (...ids: number[]) => ({ now: NOW, shown: new Set(ids.map((id) => catalog.positions.get(id)!)) });

test('new products that are not shown yet are named, the youngest first', () => {
  // All are believed to be alike: 2 is two days old, 3 three; 1 is no longer new.
  expect(listNewcomers(exploring, 'product', at())).toEqual(['Product 2', 'Product 3']);
  expect(listNewcomers(exploring, 'home', at(2))).toEqual(['Product 3']);
});

test('none is named in a cart, or where the merchant tries none', () => {
  expect(listNewcomers(exploring, 'cart', at())).toEqual([]);
  const still = { ...catalog, merchandising: { ...catalog.merchandising, explores: false } };
  expect(listNewcomers(still, 'product', at())).toEqual([]);
});
