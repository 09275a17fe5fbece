import { alternateScalar } from './alternate-scalar.ts';
import { gramScalar } from './gram-scalar.ts';
import { invertScalar } from './invert-scalar.ts';
import type { Kernels } from './kernels.ts';
import { nearestColumnsScalar } from './nearest-columns-scalar.ts';
import { requireRidge } from './require-ridge.ts';

/** Create the kernels in plain TypeScript, one thread: what the compiled ones are compared with, and their fallback. */
export function createScalarKernels(): Kernels {
  return {
    name: 'scalar',
    threads: 1,
    gram: gramScalar,
    invert: invertScalar,
    invertGram(matrix, { ridge, rowWeights }, read) {
      requireRidge(matrix, ridge);
      const size = matrix.columnCount;
      const gram = gramScalar(matrix, rowWeights);
      for (let column = 0; column < size; column++) gram[column * size + column]! += ridge[column]!;
      return read(invertScalar(gram, size), size);
    },
    alternate: alternateScalar,
    nearestColumns: nearestColumnsScalar,
  };
}
