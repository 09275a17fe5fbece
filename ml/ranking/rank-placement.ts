import { findIndex } from '../data/find-index.ts';
import { selectTop } from '../math/select-top.ts';
import type { PlacementModel } from '../models/placement-model.ts';
import type { BoughtProduct } from './recommend-for-buyer.ts';
import type { RankingOptions } from './scored-product.ts';

/** One product of a placement's ranking, with what its score is made of. */
export interface PlacedProduct {
  readonly productId: number;
  /** Comparable within one ranking only. Above 0. */
  readonly score: number;
  /** What the asked products say for it, and what is added whoever asks: their sum is the score. */
  readonly told: number;
  readonly prior: number;
  /** The asked product that adds most, and how much; null and 0 where the prior alone speaks. */
  readonly because: number | null;
  readonly share: number;
}

/**
 * Rank what a placement should show to somebody who has (on the page, in the cart, in the history) some products: best
 * first, equal scores by the smaller product id. Unknown products say nothing; what is given is left out.
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
  const asked = given
    .map(({ productId, lastBoughtAt }) => ({ product: findIndex(vocabulary, productId), lastBoughtAt }))
    .filter(({ product }) => product >= 0)
    .sort((a, b) => a.product - b.product);
  const newest = asked.reduce((latest, { lastBoughtAt }) => Math.max(latest, lastBoughtAt), 0);
  const { table, voices, prior, leaders, halfLife } = model;
  const told = new Map<number, { told: number; because: number; share: number }>();
  for (const { product, lastBoughtAt } of asked) {
    const weight = voices[product]! * 2 ** ((lastBoughtAt - newest) / halfLife);
    for (let at = table.offsets[product]!; at < table.offsets[product + 1]!; at++) {
      const other = table.products[at]!;
      const share = weight * table.scores[at]!;
      const known = told.get(other);
      if (!known) {
        told.set(other, { told: share, because: product, share });
        continue;
      }
      known.told += share;
      if (share > known.share) Object.assign(known, { because: product, share });
    }
  }
  for (const leader of leaders) if (!told.has(leader)) told.set(leader, { told: 0, because: -1, share: 0 });
  for (const { product } of asked) told.delete(product);
  const score = (product: number) => told.get(product)!.told + (prior[product] ?? 0);
  const compare = (a: number, b: number) => score(b) - score(a) || a - b;
  const accepts = (product: number) => score(product) > 0 && isAllowed(vocabulary[product]!);
  return selectTop([...told.keys()], limit, compare, accepts).map((product) => {
    const parts = told.get(product)!;
    return {
      productId: vocabulary[product]!,
      score: score(product),
      told: parts.told,
      prior: prior[product] ?? 0,
      because: parts.share > 0 ? vocabulary[parts.because]! : null,
      share: Math.max(0, parts.share),
    };
  });
}
