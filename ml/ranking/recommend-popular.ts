import type { ShopModel } from '../models/shop-model.ts';
import type { RankingOptions, ScoredProduct } from './scored-product.ts';

export interface PopularRankingOptions extends RankingOptions {
  /** What popular means. Default: trending. */
  readonly by?: 'trending' | 'orders' | 'buyers';
}

/** What do people buy here? The most bought products; `together` says in how many orders (or by how many buyers). */
export function recommendPopular(
  model: ShopModel,
  { by = 'trending', limit = 10, isAllowed = () => true }: PopularRankingOptions = {},
): ScoredProduct[] {
  const { orders, buyers } = model.popularity;
  const scores = model.popularity[by];
  const ranking: ScoredProduct[] = [];
  for (const product of rankPopular(scores)) {
    if (ranking.length === limit) break;
    const productId = model.vocabulary[product]!;
    if (!isAllowed(productId)) continue;
    const together = (by === 'buyers' ? buyers : orders)[product]!;
    ranking.push({ productId, score: scores[product]!, because: null, together, expected: null });
  }
  return ranking;
}

/** Indices of the values above 0, greatest first; equal values by index. */
function rankPopular(values: ArrayLike<number>): number[] {
  const indices: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) indices.push(i);
  return indices.sort((a, b) => values[b]! - values[a]! || a - b);
}
