import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { sumOuterProducts } from '../kernels/sum-outer-products.ts';
import type { FactorModel } from './factor-model.ts';

export interface IalsOptions {
  /** The length of a factor. Default 64. */
  readonly factors?: number;
  /** Regularisation, for each one of a row or column. Default 0.01. */
  readonly lambda?: number;
  /** The weight of what was not bought: the larger, the closer to bestsellers for all. Default 0.3. */
  readonly alpha0?: number;
  /** Default 15. */
  readonly iterations?: number;
  /** Where the factors start: a source of numbers in [0, 1). */
  readonly random: () => number;
  readonly kernels: Kernels;
}

/** The spread of the first factors, of which `w . h` is made: small beside the 1 that it is to become. */
const SPREAD = 0.1;

/**
 * Train implicit alternating least squares as revisited by Rendle, Krichene, Zhang & Koren (RecSys 2022): the loss of
 * `FactorProblem`, with frequency-scaled regularisation (nu = 1), from factors of spread `0.1 / sqrt(factors)`. Only the
 * rows' are drawn at random, so that columns with the same ones have the same factors, and tie.
 *
 * `lambda` and `alpha0` belong together and to the data: tune both. Rows are forgotten: `foldIn` finds anybody's factor
 * from what they bought, known or not.
 *
 * @throws {RangeError} if `factors` or `iterations` is not a positive integer, `lambda` is not above 0, or `alpha0` is
 * below 0.
 */
export function trainIals(
  matrix: Matrix,
  { factors = 64, lambda = 0.01, alpha0 = 0.3, iterations = 15, random, kernels }: IalsOptions,
): FactorModel {
  for (const [name, value] of Object.entries({ factors, iterations })) {
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`Cannot train iALS: ${name} must be a positive integer, got ${value}.`);
  }
  const drawn = drawFactors(matrix.rowCount * factors, SPREAD / Math.sqrt(factors), random);
  const itemFactors = new Float32Array(matrix.columnCount * factors);
  // Items are solved first, and last.
  const sides = { matrix: transposeMatrix(matrix), transposed: matrix, rowFactors: itemFactors, columnFactors: drawn };
  kernels.alternate({ ...sides, factors, lambda, alpha0 }, 2 * iterations - 1);
  return { factors, itemFactors, gram: sumOuterProducts(itemFactors, factors), lambda, alpha0 };
}

/** Close to normal, and exact on every machine: three even draws have a variance of 1/4. */
function drawFactors(length: number, spread: number, random: () => number): Float32Array {
  const drawn = new Float32Array(length);
  for (let i = 0; i < length; i++) drawn[i] = 2 * spread * (random() + random() + random() - 1.5);
  return drawn;
}
