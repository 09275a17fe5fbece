import { solveCholesky } from '../math/solve-cholesky.ts';
import type { FactorModel } from './factor-model.ts';
import type { BuyerEquations } from './factorise-buyer.ts';

/**
 * Say how much of the score of a product each item of a buyer adds (Hu, Koren & Volinsky, 2008, section 5): the score
 * `h . w` is the sum over the items `i` of `c_i h' (L L')^-1 h_i`, with the equations of the buyer's factor.
 *
 * @param items what the equations were set up from, inside the model. @param weights one an item: `c`.
 * @param product a vocabulary index.
 * @returns one share an item; their sum is the product's score (`scoreFactors`).
 */
export function explainFactors(
  { factors, itemFactors }: FactorModel,
  { lower }: BuyerEquations,
  items: ArrayLike<number>,
  weights: ArrayLike<number>,
  product: number,
): Float64Array {
  const solved = new Float64Array(itemFactors.subarray(product * factors, (product + 1) * factors));
  solveCholesky(lower, solved);
  const shares = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const at = items[i]! * factors;
    let sum = 0;
    for (let f = 0; f < factors; f++) sum += solved[f]! * itemFactors[at + f]!;
    shares[i] = weights[i]! * sum;
  }
  return shares;
}
