import { findIndex } from '../data/find-index.ts';
import { selectTop } from '../math/select-top.ts';
import type { PlacementModel } from '../models/placement-model.ts';
import type { BoughtProduct } from './bought-product.ts';
import type { RankingOptions } from './scored-product.ts';
import { tellByFactors } from './tell-by-factors.ts';
import { tellByTable } from './tell-by-table.ts';
import type { AskedProduct } from './told.ts';

/** One product of a placement's ranking, with what its score is made of. */
export interface PlacedProduct {
  readonly productId: number;
  /** Comparable within one ranking only. Above 0. */
  readonly score: number;
  /** What the asked products say for it, and what is added whoever asks: their sum is the score. */
  readonly told: number;
  readonly prior: number;
  /** The asked product that adds most, and how much; null and 0 where none speaks for it. */
  readonly because: number | null;
  readonly share: number;
}

/**
 * Rank what a placement should show to somebody who has (on the page, in the cart, in the history) some products: best
 * first, equal scores by the smaller product id. Unknown products say nothing; what is given is left out. Sums run by
 * ascending product, so the order of the question changes no bit.
 *
 * @param given each product once, in any order.
 * @throws {RangeError} if `limit` is not a positive integer.
 */
export function rankPlacement(
  model: PlacementModel,
  vocabulary: Float64Array,
  given: readonly BoughtProduct[],
  { limit = 10, isAllowed = () => true }: RankingOptions = {},
): PlacedProduct[] {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`Cannot rank placement: limit must be a positive integer, got ${limit}.`);
  const { table, factors, prior, leaders } = model;
  const asked = weighAsked(model, vocabulary, given);
  const told = factors ? tellByFactors(factors, asked) : tellByTable(table, asked);
  const scoreOf = (product: number) => told.scores[product]! + (prior[product] ?? 0);
  const left = new Set(asked.map(({ product }) => product));
  const others = leaders.length === 0 ? told.candidates : [...new Set([...told.candidates, ...leaders])];
  const best = selectTop(
    others,
    limit,
    (a, b) => scoreOf(b) - scoreOf(a) || a - b,
    (product) => scoreOf(product) > 0 && !left.has(product) && isAllowed(vocabulary[product]!),
  );
  const loudest = told.explain(best);
  return best.map((product, slot) => {
    const { because, share } = loudest[slot]!;
    return {
      productId: vocabulary[product]!,
      score: scoreOf(product),
      told: told.scores[product]!,
      prior: prior[product] ?? 0,
      because: because < 0 ? null : vocabulary[because]!,
      share,
    };
  });
}

/** The known ones of what is given, ascending, with the weight of their voice. */
function weighAsked(
  { voices, halfLife }: PlacementModel,
  vocabulary: Float64Array,
  given: readonly BoughtProduct[],
): AskedProduct[] {
  const known = given
    .map(({ productId, lastBoughtAt }) => ({ product: findIndex(vocabulary, productId), lastBoughtAt }))
    .filter(({ product }) => product >= 0)
    .sort((a, b) => a.product - b.product);
  const newest = known.reduce((latest, { lastBoughtAt }) => Math.max(latest, lastBoughtAt), 0);
  return known.map(({ product, lastBoughtAt }) => ({
    product,
    weight: voices[product]! * 2 ** ((lastBoughtAt - newest) / halfLife),
  }));
}
