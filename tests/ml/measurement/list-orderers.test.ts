import { expect, test } from 'vitest';
import { listOrderers } from '#ml/measurement/list-orderers.ts';
import { GIFT_CARD } from '#ml/measurement/shop-columns.ts';

/** Orders 0 to 4 of the customers 7, a guest, 8, 7 and 9, with products 100 and 200. */
const COLUMNS = {
  customerIds: Float64Array.of(7, 0, 8, 7, 9),
  // Order 2 has no line.
  lineOffsets: Uint32Array.of(0, 2, 3, 3, 5, 7),
  lineProduct: Int32Array.of(0, 1, 0, 1, 1, GIFT_CARD, 1),
  lineUnits: Float64Array.of(1, 0, 2, 1, 3, 1, 1),
  productIds: Float64Array.of(100, 200),
};

test('whoever kept a unit of a product is listed, guests are not', () => {
  expect(listOrderers(COLUMNS, { productIds: [100] })).toEqual([7]);
  // Of order 0 nothing of product 200 was kept; order 3 holds it twice.
  expect(listOrderers(COLUMNS, { productIds: [200] })).toEqual([7, 7, 9]);
  expect(listOrderers(COLUMNS, { productIds: [300, 200, 100] })).toEqual([7, 7, 7, 9]);
  expect(listOrderers(COLUMNS, { productIds: [] })).toEqual([]);
});

test('where only first orders count, later ones do not', () => {
  const isRepeat = Uint8Array.of(0, 0, 0, 1, 0);
  expect(listOrderers(COLUMNS, { productIds: [200], isRepeat })).toEqual([9]);
});
