import type { Query } from './score.ts';

/**
 * Score every product by dense item-item weights (`trainDenseEase`): the sum of the rows of what is asked about, each
 * times its own weight.
 *
 * @param dense row-major, as many rows and columns as there are scores.
 */
export function scoreDenseWeights(dense: Float32Array, { products, weights }: Query, scores: Float32Array): void {
  const size = scores.length;
  scores.fill(0);
  for (const [i, product] of products.entries()) {
    const weight = weights[i]!;
    const row = dense.subarray(product * size, (product + 1) * size);
    for (let other = 0; other < size; other++) scores[other]! += weight * row[other]!;
  }
}
