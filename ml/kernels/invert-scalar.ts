import { requireDenseSize } from './require-dense-size.ts';

/**
 * See `Kernels.invert`: Gauss-Jordan elimination of a positive definite matrix in place (Bauer & Reinsch, 1971).
 *
 * Eliminating `k` turns the lower triangle from `A` to: `-1 / a_kk` at the pivot, `a_ik / a_kk` in its row and column,
 * and `a_ij - a_ik a_jk / a_kk` elsewhere; after the last one it is `-A^-1`. A pivot of 0 or below shows a matrix that
 * is not positive definite.
 */
export function invertScalar(matrix: Float32Array, size: number): Float32Array {
  requireDenseSize(size);
  if (matrix.length !== size * size)
    throw new RangeError(`Cannot invert matrix: it must hold ${size * size} values, got ${matrix.length}.`);
  const panel = new Float32Array(size);
  for (let k = 0; k < size; k++) {
    const pivot = matrix[k * size + k]!;
    if (!(pivot > 0)) throw new RangeError('Cannot invert matrix: it must be positive definite, got one that is not.');
    for (let i = 0; i < size; i++) panel[i] = i < k ? matrix[k * size + i]! : matrix[i * size + k]!;
    panel[k] = 0;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const ratio = panel[i]! / pivot;
      if (ratio !== 0) for (let j = 0; j <= i; j++) matrix[i * size + j]! -= ratio * panel[j]!;
      matrix[i < k ? k * size + i : i * size + k] = ratio;
    }
    matrix[k * size + k] = -1 / pivot;
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = -matrix[i * size + j]!;
      if (!Number.isFinite(value))
        throw new RangeError('Cannot invert matrix: it must be positive definite, got one that is not.');
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
  }
  return matrix;
}
