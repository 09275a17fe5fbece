import { buildMatrix } from './build-matrix.ts';
import { findIndex } from './find-index.ts';
import type { Matrix } from './matrix.ts';
import type { Purchases } from './purchases.ts';

/** Baskets x products: a one where the basket holds the product. Products outside the vocabulary are left out. */
export function buildBasketMatrix(purchases: Purchases, vocabulary: Float64Array): Matrix {
  const { offsets, productIds } = purchases;
  const basketCount = offsets.length - 1;
  const rows = new Uint32Array(productIds.length);
  const columns = new Uint32Array(productIds.length);
  let size = 0;
  for (let basket = 0; basket < basketCount; basket++) {
    for (let i = offsets[basket]!; i < offsets[basket + 1]!; i++) {
      const column = findIndex(vocabulary, productIds[i]!);
      if (column < 0) continue;
      rows[size] = basket;
      columns[size++] = column;
    }
  }
  return buildMatrix(basketCount, vocabulary.length, rows.subarray(0, size), columns.subarray(0, size));
}
