import { findIndex } from '../data/find-index.ts';
import type { ShopModel } from '../models/shop-model.ts';
import { evenVoice } from './even-voice.ts';
import { rankCandidates } from './rank-candidates.ts';
import { scoreNeighbors } from './score-neighbors.ts';
import type { RankingOptions, ScoredProduct } from './scored-product.ts';

/** A product a buyer has bought. */
export interface BoughtProduct {
  readonly productId: number;
  /** Epoch milliseconds. */
  readonly lastBoughtAt: number;
}

export interface BuyerRankingOptions extends RankingOptions {
  /** Time after which a purchase counts half, in milliseconds. Default 30 days. */
  readonly halfLife?: number;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

/**
 * What new product will this buyer want? The sum of what buyers of each bought product also buy, the newest purchase
 * counting most, times the root of `1 + trending`: what fits this buyer and is wanted now. Age is measured from the
 * buyer's own newest known purchase, so waiting changes nothing. What the buyer has already is left out.
 *
 * @param history each product once, in any order.
 */
export function recommendForBuyer(
  model: ShopModel,
  history: readonly BoughtProduct[],
  { halfLife = THIRTY_DAYS, ...options }: BuyerRankingOptions = {},
): ScoredProduct[] {
  const known = history
    .map(({ productId, lastBoughtAt }) => ({ product: findIndex(model.vocabulary, productId), lastBoughtAt }))
    .filter(({ product }) => product >= 0);
  const newest = known.reduce((latest, { lastBoughtAt }) => Math.max(latest, lastBoughtAt), 0);
  const query = known.map(({ product, lastBoughtAt }) => ({
    product,
    weight: evenVoice(model, product) * 2 ** ((lastBoughtAt - newest) / halfLife),
  }));
  const candidates = scoreNeighbors(model.alsoBought, query);
  for (const candidate of candidates) candidate.score *= Math.sqrt(1 + model.popularity.trending[candidate.product]!);
  return rankCandidates(model.vocabulary, model.alsoBought, candidates, options);
}
