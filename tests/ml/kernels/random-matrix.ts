import { buildMatrix } from '#ml/data/build-matrix.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import { createRandom } from '#ml/math/create-random.ts';

/** A random matrix whose first rows and columns are the busiest; some of the last may be empty. */
export function randomMatrix(rowCount: number, columnCount: number, ones: number, seed = 1): Matrix {
  const random = createRandom(seed);
  const rows = Uint32Array.from({ length: ones }, () => Math.floor(rowCount * random() ** 2));
  const columns = Uint32Array.from({ length: ones }, () => Math.floor(columnCount * random() ** 2));
  return buildMatrix(rowCount, columnCount, rows, columns);
}
