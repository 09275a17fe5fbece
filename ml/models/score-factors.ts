import type { FactorModel } from './factor-model.ts';

/** The score `w . h` of every product, by vocabulary index, for the factor `w` of a buyer (see `foldIn`). */
export function scoreFactors({ factors, itemFactors }: FactorModel, buyer: Float32Array | Float64Array): Float32Array {
  const scores = new Float32Array(itemFactors.length / factors);
  for (let item = 0; item < scores.length; item++) {
    let sum = 0;
    for (let f = 0; f < factors; f++) sum += buyer[f]! * itemFactors[item * factors + f]!;
    scores[item] = sum;
  }
  return scores;
}
