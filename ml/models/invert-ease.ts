import type { Matrix } from '../data/matrix.ts';
import type { Kernels } from '../kernels/kernels.ts';

export interface EaseOptions {
  /** Regularisation, in rows: above 0. A few hundred suit most shops; single precision wants at least about 50. */
  readonly lambda: number;
  /**
   * The share of ones that denoising hides (Steck, NeurIPS 2020, "Autoencoders that don't overfit towards the
   * identity"): adds `dropout / (1 - dropout)` of a column's own count to its regularisation. Default 0: plain EASE.
   */
  readonly dropout?: number;
  /** What a one of each row counts, as of time decay. Default 1. */
  readonly rowWeights?: Float32Array;
  readonly kernels: Kernels;
}

/** Show `P` of EASE to `read`: row `i` starts at `i * stride`, and it is valid until `read` returns. */
export function invertEase<T>(
  matrix: Matrix,
  { lambda, dropout = 0, rowWeights, kernels }: EaseOptions,
  read: (inverse: Float32Array, stride: number) => T,
): T {
  if (!(lambda > 0 && Number.isFinite(lambda)))
    throw new RangeError(`Cannot train EASE: lambda must be above 0, got ${lambda}.`);
  if (!(dropout >= 0 && dropout < 1))
    throw new RangeError(`Cannot train EASE: dropout must be in [0, 1), got ${dropout}.`);
  const unfit = rowWeights?.find((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (unfit !== undefined) throw new RangeError(`Cannot train EASE: a row weight must be at least 0, got ${unfit}.`);
  const ridge = new Float32Array(matrix.columnCount).fill(lambda);
  if (dropout > 0) addDropout(ridge, matrix, dropout / (1 - dropout), rowWeights);
  return kernels.invertGram(matrix, { ridge, rowWeights }, read);
}

function addDropout(ridge: Float32Array, matrix: Matrix, share: number, rowWeights: Float32Array | undefined): void {
  const counts = new Float64Array(matrix.columnCount);
  for (let row = 0; row < matrix.rowCount; row++) {
    const weight = rowWeights?.[row] ?? 1;
    for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) counts[matrix.columns[i]!]! += weight;
  }
  for (let column = 0; column < counts.length; column++) ridge[column]! += share * counts[column]!;
}
