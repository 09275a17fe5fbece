import { selectTop } from '../math/select-top.ts';
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
  const sold = Array.from(scores.keys()).filter((product) => scores[product]! > 0);
  const compare = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  return selectTop(sold, limit, compare, (product) => isAllowed(model.vocabulary[product]!)).map((product) => ({
    productId: model.vocabulary[product]!,
    score: scores[product]!,
    because: null,
    together: (by === 'buyers' ? buyers : orders)[product]!,
    expected: null,
  }));
}
