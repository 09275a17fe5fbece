import type { FactorModel } from './factor-model.ts';

/**
 * Find the factor of somebody from what they bought, in one solve (Hu, Koren & Volinsky, 2008), exactly as a half-step
 * of training would: `(alpha0 H'H + sum c h h' + reg I) w = sum c h` over the products' factors `h` and weights `c`,
 * with `reg = lambda * (sum c + alpha0 * products)`.
 *
 * @param items vocabulary indices, each counted as often as it is there. Indices outside the model are left out.
 * @param weights what each item counts, as of recency: from 0. Default 1.
 * @returns `factors` numbers: zeros where nothing is known.
 */
export function foldIn(
  { factors, itemFactors, gram, lambda, alpha0 }: FactorModel,
  items: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Float32Array {
  const itemCount = itemFactors.length / factors;
  const left = Float64Array.from(gram, (value) => alpha0 * value);
  const right = new Float64Array(factors);
  let total = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const weight = weights ? (weights[i] ?? 0) : 1;
    if (!Number.isInteger(item) || item < 0 || item >= itemCount || !(weight > 0)) continue;
    total += weight;
    const h = itemFactors.subarray(item * factors, (item + 1) * factors);
    for (let f = 0; f < factors; f++) {
      const scaled = weight * h[f]!;
      right[f]! += scaled;
      for (let g = 0; g <= f; g++) left[f * factors + g]! += scaled * h[g]!;
    }
  }
  if (total === 0) return new Float32Array(factors);
  const ridge = lambda * (total + alpha0 * itemCount);
  for (let f = 0; f < factors; f++) left[f * factors + f]! += ridge;
  return Float32Array.from(solveInPlace(left, right, factors));
}

/** Solve a positive definite system by Cholesky decomposition of its lower triangle. */
function solveInPlace(left: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = left[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= left[i * size + k]! * left[j * size + k]!;
      left[i * size + j] = i === j ? Math.sqrt(sum) : sum / left[j * size + j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) right[i]! -= left[i * size + k]! * right[k]!;
    right[i]! /= left[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) right[i]! -= left[k * size + i]! * right[k]!;
    right[i]! /= left[i * size + i]!;
  }
  return right;
}
