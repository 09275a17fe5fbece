import { fitGammaGamma } from './fit-gamma-gamma.ts';
import type { GammaGamma, PurchaseValues } from './gamma-gamma.ts';
import { VALUE_PRIOR } from './value-prior.ts';

/**
 * Fit what buyers' transactions earn, to be relied on: by the data alone where their likelihood has a top. Where it has
 * none, because all buyers are alike or a few spend so much that there is no mean, the data are weighed with what is
 * believed beforehand.
 *
 * @returns null without a buyer to fit to.
 * @throws {RangeError} if the columns differ in length.
 */
export function fitValues(values: PurchaseValues): GammaGamma | null {
  const likeliest = fitGammaGamma(values);
  return likeliest === null || likeliest.doubt === null ? likeliest : fitGammaGamma(values, { prior: VALUE_PRIOR });
}
