import { decomposeCholesky } from './decompose-cholesky.ts';
import type { Objective } from './minimise.ts';
import { solveCholesky } from './solve-cholesky.ts';

/**
 * The inverse of the second derivatives of a negative log-likelihood at its minimum, row-major: the covariance of its
 * parameters. By central differences of the gradient.
 *
 * @param width of the differences. Default 1e-4, which suits logarithms of parameters.
 * @returns null where the function is flat or bent the other way: then the data do not tell the parameters.
 */
export function estimateCovariance(objective: Objective, point: Float64Array, width = 1e-4): Float64Array | null {
  const size = point.length;
  const slopes = Array.from(point, (_, i) => differ(objective, point, i, width));
  const curvature = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) curvature[i * size + j] = (slopes[i]![j]! + slopes[j]![i]!) / 2;
  }
  const lower = decomposeCholesky(curvature, size);
  if (lower === null) return null;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const unit = new Float64Array(size);
    unit[i] = 1;
    covariance.set(solveCholesky(lower, unit), i * size);
  }
  return covariance.every(Number.isFinite) ? covariance : null;
}

function differ(objective: Objective, point: Float64Array, i: number, width: number): Float64Array {
  const [above, below] = [1, -1].map((sign) => {
    const gradient = new Float64Array(point.length);
    objective(
      point.map((one, j) => (i === j ? one + sign * width : one)),
      gradient,
    );
    return gradient;
  }) as [Float64Array, Float64Array];
  return above.map((one, j) => (one - below[j]!) / (2 * width));
}
