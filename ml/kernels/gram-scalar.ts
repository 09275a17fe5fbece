import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import { requireDenseSize } from './require-dense-size.ts';
import { requireRowWeights } from './require-row-weights.ts';

/** See `Kernels.gram`: row `i` of the result gathers the rows of the matrix that hold column `i`. */
export function gramScalar(matrix: Matrix, rowWeights?: Float32Array): Float32Array {
  const size = requireDenseSize(matrix.columnCount);
  requireRowWeights(matrix, rowWeights);
  const { offsets, columns } = matrix;
  const transposed = transposeMatrix(matrix);
  const gram = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let at = transposed.offsets[i]!; at < transposed.offsets[i + 1]!; at++) {
      const row = transposed.columns[at]!;
      const weight = rowWeights ? rowWeights[row]! : 1;
      for (let o = offsets[row]!; o < offsets[row + 1]!; o++) gram[i * size + columns[o]!]! += weight;
    }
  }
  return gram;
}
