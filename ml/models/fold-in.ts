import { solveCholesky } from '../math/solve-cholesky.ts';
import type { FactorModel } from './factor-model.ts';
import { factoriseBuyer } from './factorise-buyer.ts';

/**
 * Find the factor `w` of somebody from what they bought, in one solve: `(alpha0 H'H + sum c h h' + reg I) w = sum c h`
 * (`factoriseBuyer`).
 *
 * @param items vocabulary indices, each counted as often as it is there. Indices outside the model are left out.
 * @param weights what each item counts, as of recency: from 0. Default 1.
 * @returns `factors` numbers: zeros where nothing is known.
 */
export function foldIn(model: FactorModel, items: ArrayLike<number>, weights?: ArrayLike<number>): Float32Array {
  const equations = factoriseBuyer(model, items, weights);
  if (!equations) return new Float32Array(model.factors);
  return Float32Array.from(solveCholesky(equations.lower, equations.right));
}
