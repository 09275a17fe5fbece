import { expect, test } from 'vitest';
import { loadShelves } from '#app/training/load-shelves.ts';
import { createSameShelfRanker } from '#app/training/rank-same-shelf.ts';
import type { Shelves } from '#app/training/shelves.ts';
import { accept } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const PRODUCTS = [
  { productId: 10, productType: 'Mug' },
  { productId: 20, productType: 'Mug' },
  { productId: 30, productType: 'Tea' },
  { productId: 40, productType: 'Mug' },
  { productId: 50, productType: '' },
];

/** A shop of these collections. */
function openShelves(collections: Readonly<Record<number, readonly number[]>>): Shelves {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  accept(db, shopId, (facts) => {
    for (const [id, products] of Object.entries(collections)) {
      const collectionId = Number(id);
      facts.collection({ collectionId, title: id, handle: id, updatedAt: 1 }, true);
      for (const productId of products) facts.collectionProduct({ collectionId, productId, updatedAt: 1 });
    }
  });
  return loadShelves(db, shopId, PRODUCTS);
}

function createAsk(shelves: Shelves) {
  const vocabulary = Float64Array.from(PRODUCTS, ({ productId }) => productId);
  const rank = createSameShelfRanker(Float32Array.of(1, 5, 9, 5, 7), vocabulary, shelves, 2);
  return (...ids: number[]) =>
    rank({ given: ids.map((productId) => ({ productId, lastBoughtAt: 0 })), relevant: new Set() });
}

test('without collections: what sells best among products of the types asked about, what is given left out', () => {
  const shelves = openShelves({});
  expect(shelves.name).toBe('same-type');
  const ask = createAsk(shelves);
  // Equal ones by id; the list is cut at two.
  expect(ask(10)).toEqual([20, 40]);
  expect(ask(20)).toEqual([40, 10]);
  expect(ask(10, 30)).toEqual([20, 40]);
  // Without a type there is nothing to go by.
  expect(ask(50)).toEqual([]);
  expect(ask(99)).toEqual([]);
});

test('with collections: what sells best in those that the products asked about are in, each product once', () => {
  const shelves = openShelves({ 1: [10, 30], 2: [10, 50] });
  expect(shelves.name).toBe('same-collection');
  const ask = createAsk(shelves);
  // 10 is in both: 30 (9) and 50 (7), and not the mugs that are in neither.
  expect(ask(10)).toEqual([30, 50]);
  expect(ask(30)).toEqual([10]);
  expect(ask(30, 50)).toEqual([10]);
  // What is in no collection has its type: all mugs, 10 among them.
  expect(ask(20)).toEqual([40, 10]);
});

test('a collection of more than half of the products says nothing', () => {
  expect(openShelves({ 1: [10, 20, 30] }).name).toBe('same-type');
  expect(createAsk(openShelves({ 1: [10, 20, 30], 2: [10, 40] }))(10)).toEqual([40]);
});
