import { findIndex } from '../data/find-index.ts';
import { selectHighest } from '../math/select-highest.ts';
import type { PlacementModel } from '../models/placement-model.ts';
import type { BoughtProduct } from './bought-product.ts';
import { createRankingRoom, type RankingRoom } from './create-ranking-room.ts';
import type { RankingOptions } from './scored-product.ts';
import { tellByFactors } from './tell-by-factors.ts';
import { tellByTable } from './tell-by-table.ts';
import type { AskedProduct, Loudest, Told } from './told.ts';

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

export interface PlacementRankingOptions extends RankingOptions {
  /** Whether it is worked out which of the asked products speaks loudest: not for an evaluation. Default true. */
  readonly explains?: boolean;
  /** Used again by the next ranking: for many of them, one after the other. Default: a new one. */
  readonly room?: RankingRoom;
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
  {
    limit = 10,
    isAllowed = () => true,
    explains = true,
    room = createRankingRoom(vocabulary.length),
  }: PlacementRankingOptions = {},
): PlacedProduct[] {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`Cannot rank placement: limit must be a positive integer, got ${limit}.`);
  const { table, factors, prior } = model;
  const asked = weighAsked(model, vocabulary, given);
  const told = factors ? tellByFactors(factors, asked) : tellByTable(table, asked, room);
  const scores = prior.length > 0 ? addPrior(told.scores, prior, room.scores) : told.scores;
  const best = selectHighest(
    told.candidates,
    addLeaders(told, model.leaders),
    scores,
    limit,
    (product) => scores[product]! > 0 && isAllowed(vocabulary[product]!),
  );
  const loudest = explains ? told.explain(best) : null;
  return Array.from(best, (product, slot) => {
    const { because, share } = loudest?.[slot] ?? SILENCE;
    return {
      productId: vocabulary[product]!,
      score: scores[product]!,
      told: told.scores[product]!,
      prior: prior[product] ?? 0,
      because: because < 0 ? null : vocabulary[because]!,
      share,
    };
  });
}

const SILENCE: Loudest = { because: -1, share: 0 };

function addPrior(told: Float64Array, prior: Float32Array, scores: Float64Array): Float64Array {
  for (let product = 0; product < scores.length; product++) scores[product] = told[product]! + prior[product]!;
  return scores;
}

/** Put those who lead whoever asks behind the candidates; gives how many there are. */
function addLeaders({ candidates, count, isKnown }: Told, leaders: Uint32Array): number {
  let size = count;
  for (let i = 0; i < leaders.length; i++) if (isKnown[leaders[i]!] === 0) candidates[size++] = leaders[i]!;
  return size;
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
