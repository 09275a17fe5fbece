import { findIndex } from '../data/find-index.ts';
import { selectTop } from '../math/select-top.ts';
import type { PlacementModel } from '../models/placement-model.ts';
import type { BoughtProduct } from './recommend-for-buyer.ts';
import type { RankingOptions } from './scored-product.ts';
import type { WeightedProduct } from './score-neighbors.ts';

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
  const asked = weighAsked(model, vocabulary, given);
  const told = new Float64Array(vocabulary.length);
  const candidates = sumRows(model, asked, told);
  const scoreOf = (product: number) => told[product]! + (model.prior[product] ?? 0);
  const best = selectTop(
    candidates,
    limit,
    (a, b) => scoreOf(b) - scoreOf(a) || a - b,
    (product) => scoreOf(product) > 0 && isAllowed(vocabulary[product]!),
  );
  const loudest = findLoudest(model, asked, best);
  return best.map((product, slot) => {
    const { because, share } = loudest[slot]!;
    return {
      productId: vocabulary[product]!,
      score: scoreOf(product),
      told: told[product]!,
      prior: model.prior[product] ?? 0,
      because: because < 0 ? null : vocabulary[because]!,
      share,
    };
  });
}

/** The known ones of what is given, ascending, with the weight of their rows. */
function weighAsked(
  { voices, halfLife }: PlacementModel,
  vocabulary: Float64Array,
  given: readonly BoughtProduct[],
): WeightedProduct[] {
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

/** Sum the rows of what is asked into `told`; gives the candidates: what they name, and the leaders. */
function sumRows({ table, leaders }: PlacementModel, asked: readonly WeightedProduct[], told: Float64Array): number[] {
  const { offsets, products, scores } = table;
  const isCandidate = new Uint8Array(told.length);
  const candidates: number[] = [];
  for (const { product } of asked) isCandidate[product] = 1;
  for (const { product, weight } of asked) {
    const end = offsets[product + 1]!;
    for (let at = offsets[product]!; at < end; at++) {
      const other = products[at]!;
      told[other]! += weight * scores[at]!;
      if (isCandidate[other] === 1) continue;
      isCandidate[other] = 1;
      candidates.push(other);
    }
  }
  for (let i = 0; i < leaders.length; i++) if (isCandidate[leaders[i]!] === 0) candidates.push(leaders[i]!);
  return candidates;
}

/** For each of the best, the asked product that adds most to it, and how much: -1 and 0 where none adds. */
function findLoudest(
  { table }: PlacementModel,
  asked: readonly WeightedProduct[],
  best: readonly number[],
): { because: number; share: number }[] {
  const loudest = best.map(() => ({ because: -1, share: 0 }));
  const slots = new Int32Array(table.offsets.length).fill(-1);
  for (const [slot, product] of best.entries()) slots[product] = slot;
  for (const { product, weight } of asked) {
    const end = table.offsets[product + 1]!;
    for (let at = table.offsets[product]!; at < end; at++) {
      const slot = slots[table.products[at]!]!;
      if (slot < 0 || weight * table.scores[at]! <= loudest[slot]!.share) continue;
      loudest[slot] = { because: product, share: weight * table.scores[at]! };
    }
  }
  return loudest;
}
