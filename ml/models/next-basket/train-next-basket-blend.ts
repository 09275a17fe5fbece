import { fitLogistic } from '../buy-again/fit-logistic.ts';
import type { CandidateFacts } from './create-candidate-facts.ts';
import type { NextBasketRecipe } from './next-basket-recipes.ts';

/** One user's candidates, and what was in the next basket. */
export interface AnsweredBasket {
  readonly candidates: readonly CandidateFacts[];
  readonly relevant: ReadonlySet<number>;
}

/**
 * Train the blend of all that is known of a candidate: a logistic regression on whether it was in the next basket, apart
 * for what the user had before and what is new. A user of `n` candidates counts `1 / sqrt(n)` a candidate, so that those
 * with the longest histories do not decide alone.
 *
 * @returns null where not both outcomes are among the candidates.
 */
export function trainNextBasketBlend(answered: readonly AnsweredBasket[]): NextBasketRecipe | null {
  const size = answered.reduce((sum, { candidates }) => sum + candidates.length, 0);
  const columnCount = FEATURE_COUNT;
  const features = new Float64Array(size * columnCount);
  const labels = new Uint8Array(size);
  const weights = new Float64Array(size);
  // On average 1, which gives the penalty of the fit its meaning.
  const total = answered.reduce((sum, { candidates }) => sum + Math.sqrt(candidates.length), 0);
  let at = 0;
  for (const { candidates, relevant } of answered) {
    for (const facts of candidates) {
      features.set(describe(facts), at * columnCount);
      labels[at] = relevant.has(facts.item) ? 1 : 0;
      weights[at++] = size / total / Math.sqrt(candidates.length);
    }
  }
  const fitted = fitLogistic({ features, columnCount, labels, weights });
  if (!fitted) return null;
  return {
    name: 'blend',
    score: (facts) => describe(facts).reduce((sum, value, i) => sum + fitted[i + 1]! * value, fitted[0]!),
  };
}

const FEATURE_COUNT = 24;

function describe(facts: CandidateFacts): number[] {
  const { count, decayed, faded, since, basketCount } = facts;
  const own = count > 0 ? 1 : 0;
  const popularity = Math.log(facts.popularity + 1e-5);
  const lately = Math.log((facts.lately + 1e-4) / (facts.popularity + 1e-4));
  const near = Math.log(facts.near + 1e-4);
  const alike = Math.log(facts.alike + 1e-4);
  const together = Math.log(facts.together + 1e-2);
  const around = Math.log(facts.around + 1e-2);
  const repeated = Math.log(facts.repeatRate + 1e-3);
  const length = Math.log(Math.max(1, basketCount));
  const gap = count > 1 ? (basketCount - since) / count : basketCount;
  return [
    own,
    own * Math.log(Math.max(1, count)),
    count > 1 ? 1 : 0,
    (own * count) / Math.max(1, basketCount),
    own * Math.log(decayed + 0.01),
    own * Math.log(faded + 0.01),
    own * Math.log1p(since),
    own && since === 0 ? 1 : 0,
    own * Math.min(3, since / Math.max(1, gap)),
    own * length,
    ...[popularity, lately, near, alike, together, around, repeated].flatMap((value) => [value, own * value]),
  ];
}
