import { expect, test } from 'vitest';
import { splitByTime } from '#ml/data/split-by-time.ts';
import { askAboutBuyAgain } from '#ml/evaluation/ask-about-buy-again.ts';
import { makePurchases } from '../make-purchases.ts';

test('buy again: own past products are asked about, of those who buy one again', () => {
  const purchases = {
    ...makePurchases([
      { buyer: 5, at: 1, products: [10, 11] },
      { buyer: 0, at: 2, products: [11] },
      { buyer: 6, at: 3, products: [10] },
      { buyer: 5, at: 4, products: [10, 12] },
      { buyer: 5, at: 20, products: [12, 13] },
      { buyer: 6, at: 21, products: [14] },
      { buyer: 5, at: 22, products: [10] },
      { buyer: 7, at: 23, products: [10] },
      { buyer: 0, at: 24, products: [11] },
    ]),
    units: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
  };
  const { before, after } = splitByTime(purchases, 10);
  expect([...after.units!]).toEqual([7, 8, 9, 10, 11, 12]);
  const questions = askAboutBuyAgain(before, after);
  expect(questions.length).toBe(1);
  const [{ buyerId, given, relevant, orders }] = questions as [(typeof questions)[0]];
  expect(buyerId).toBe(5);
  expect(given).toEqual([
    { productId: 10, lastBoughtAt: 4 },
    { productId: 11, lastBoughtAt: 1 },
    { productId: 12, lastBoughtAt: 4 },
  ]);
  expect([...relevant].sort()).toEqual([10, 12]);
  expect([...orders.orderedAt]).toEqual([1, 4]);
  expect([...orders.offsets]).toEqual([0, 2, 4]);
  expect([...orders.productIds]).toEqual([10, 11, 10, 12]);
  expect([...orders.units!]).toEqual([1, 2, 5, 6]);
});

test('nobody came back: nothing is asked', () => {
  const { before, after } = splitByTime(makePurchases([{ buyer: 5, at: 1, products: [10] }]), 10);
  expect(askAboutBuyAgain(before, after)).toEqual([]);
  expect(askAboutBuyAgain(after, before)).toEqual([]);
});
