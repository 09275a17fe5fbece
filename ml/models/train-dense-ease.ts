import type { Matrix } from '../data/matrix.ts';
import { invertEase, type EaseOptions } from './invert-ease.ts';

/**
 * Train EASE^R (Steck, WWW 2019): the weights `B`, with a diagonal of 0, that predict each column of the matrix `X`
 * from the others best, `min |X - X B|^2 + lambda |B|^2`. In closed form, with `P = (X'X + lambda I)^-1`:
 * `B_ij = -P_ij / P_jj`. Rows count `rowWeights` each. Somebody with the products `S` scores `j` by `sum over S of B_ij`.
 *
 * A column without ones has no weights. Takes `4 columnCount^2` bytes for `P` and as many for the result.
 *
 * @returns `B`, row-major, columnCount x columnCount.
 * @throws {RangeError} if there are more than `MAX_DENSE_COLUMNS` columns, `lambda` is not above 0, `dropout` is not in
 * [0, 1), or a row weight is not a number from 0.
 */
export function trainDenseEase(matrix: Matrix, options: EaseOptions): Float32Array {
  const size = matrix.columnCount;
  return invertEase(matrix, options, (inverse, stride) => {
    const weights = new Float32Array(size * size);
    const divisors = Float32Array.from({ length: size }, (_, j) => -inverse[j * stride + j]!);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) if (i !== j) weights[i * size + j] = inverse[i * stride + j]! / divisors[j]! + 0; // no -0
    }
    return weights;
  });
}
