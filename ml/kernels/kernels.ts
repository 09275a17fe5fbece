import type { Matrix } from '../data/matrix.ts';

/** The most columns of a dense matrix: 12,000 x 12,000 numbers of 4 bytes are 576 MB. */
export const MAX_DENSE_COLUMNS = 12_000;

/**
 * The heavy arithmetic of training. `createScalarKernels` is the plain form; the app hands in a compiled one, with
 * threads, that gives the same results up to rounding. Each form gives the same bytes on every machine, whatever the
 * number of its threads. Calls block until the result is there.
 */
export interface Kernels {
  readonly name: 'scalar' | 'simd';
  /** How many threads share the work, the caller's included. */
  readonly threads: number;
  /**
   * `X' diag(rowWeights) X`: row-major, columnCount x columnCount. A one counts the weight of its row (default 1).
   *
   * @throws {RangeError} if there are more than `MAX_DENSE_COLUMNS` columns, or not one weight for each row.
   */
  gram(matrix: Matrix, rowWeights?: Float32Array): Float32Array;
  /**
   * Replace a symmetric positive definite matrix (row-major, size x size; only the lower triangle is read) by its
   * inverse, and return it. In place.
   *
   * @throws {RangeError} if the matrix is not of that size, is larger than `MAX_DENSE_COLUMNS`, or is not positive
   * definite; its content is then undefined.
   */
  invert(matrix: Float32Array, size: number): Float32Array;
  /**
   * `(X' diag(rowWeights) X + diag(ridge))^-1` without a copy of the dense matrix: `read` is given the inverse, valid
   * until it returns, whose row `i` starts at `i * stride`.
   *
   * @throws {RangeError} as `gram` and `invert` do, or if there is not one ridge for each column.
   */
  invertGram<T>(matrix: Matrix, options: InvertGramOptions, read: (inverse: Float32Array, stride: number) => T): T;
  /**
   * Take half-steps of alternating least squares, rows first, then columns, and so on: each solves the factors of one
   * side anew, the other side's held fixed, and so lowers the loss of `FactorProblem`. In place.
   *
   * @throws {RangeError} if the factors do not fit the matrix.
   */
  alternate(problem: FactorProblem, halfSteps: number): void;
  /**
   * For each column the `maxNeighbors` other columns of largest cosine, best first, equal ones by index.
   * Columns that share no row are no neighbours.
   */
  nearestColumns(matrix: Matrix, maxNeighbors: number): NearestColumns;
}

export interface InvertGramOptions {
  /** Added to the diagonal, one for each column. */
  readonly ridge: Float32Array;
  readonly rowWeights?: Float32Array;
}

/**
 * Implicit alternating least squares (Rendle, Krichene, Zhang & Koren, RecSys 2022). With `y = w_r . h_c` the loss is
 * `sum over ones (1 - y)^2 + alpha0 * sum over all y^2 + sum over rows reg(n_r, columns) |w_r|^2 + the same of columns`,
 * where `reg(n, others) = lambda * (n + alpha0 * others)`: frequency-scaled regularisation, nu = 1.
 */
export interface FactorProblem {
  readonly matrix: Matrix;
  /** The same matrix, rows and columns swapped. */
  readonly transposed: Matrix;
  /** The length of a factor. */
  readonly factors: number;
  /** `w`: rowCount x factors. Where the first half-step starts from. */
  readonly rowFactors: Float32Array;
  /** `h`: columnCount x factors. */
  readonly columnFactors: Float32Array;
  readonly lambda: number;
  readonly alpha0: number;
}

/** Row `c` of each is `offsets[c]` to `offsets[c + 1]`. */
export interface NearestColumns {
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly cosines: Float32Array;
}
