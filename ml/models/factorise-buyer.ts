import { decomposeCholesky } from '../math/decompose-cholesky.ts';
import type { FactorModel } from './factor-model.ts';

/** The equations of somebody's factor. */
export interface BuyerEquations {
  /** `L` of `alpha0 H'H + sum c h h' + reg I = L L'`: the lower triangle, factors x factors. */
  readonly lower: Float64Array;
  /** `sum c h`. */
  readonly right: Float64Array;
}

/**
 * Set up the equations of somebody's factor, from what they bought (Hu, Koren & Volinsky, 2008), exactly as a half-step
 * of training would: over the products' factors `h` and weights `c`, with `reg = lambda * (sum c + alpha0 * products)`.
 *
 * @param items vocabulary indices, each counted as often as it is there. Indices outside the model are left out.
 * @param weights what each item counts, as of recency: from 0. Default 1.
 * @returns null where nothing is known.
 */
export function factoriseBuyer(
  { factors, itemFactors, gram, lambda, alpha0 }: FactorModel,
  items: ArrayLike<number>,
  weights?: ArrayLike<number>,
): BuyerEquations | null {
  const itemCount = itemFactors.length / factors;
  const left = gram.map((value) => alpha0 * value);
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
  const ridge = lambda * (total + alpha0 * itemCount);
  for (let f = 0; f < factors; f++) left[f * factors + f]! += ridge;
  const lower = total > 0 ? decomposeCholesky(left, factors) : null;
  return lower && { lower, right };
}
