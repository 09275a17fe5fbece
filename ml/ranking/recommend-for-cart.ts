import { findIndex } from '../data/find-index.ts';
import type { ShopModel } from '../models/shop-model.ts';
import { evenVoice } from './even-voice.ts';
import { rankCandidates } from './rank-candidates.ts';
import { scoreNeighbors } from './score-neighbors.ts';
import type { RankingOptions, ScoredProduct } from './scored-product.ts';

/**
 * What is missing from this cart? The sum of what goes with each product in it, each product with an even voice;
 * unknown products say nothing. What is in the cart is left out.
 */
export function recommendForCart(
  model: ShopModel,
  productIds: readonly number[],
  options?: RankingOptions,
): ScoredProduct[] {
  const query = [...new Set(productIds)]
    .map((id) => findIndex(model.vocabulary, id))
    .filter((product) => product >= 0)
    .map((product) => ({ product, weight: evenVoice(model, product) }));
  return rankCandidates(model.vocabulary, model.boughtTogether, scoreNeighbors(model.boughtTogether, query), options);
}
