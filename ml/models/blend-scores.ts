import { standardiseScores } from '../math/standardise-scores.ts';
import type { Score } from './score.ts';

/**
 * Blend two models: the sum of their scores, each standardised over the products for this query (linear combination of
 * z-scores; Burke's weighted hybrid, 2002), the second times `weight`.
 *
 * @param productCount how many scores there are.
 */
export function blendScores(first: Score, second: Score, weight: number, productCount: number): Score {
  const others = new Float32Array(productCount);
  return (query, scores) => {
    first(query, scores);
    second(query, others);
    standardiseScores(scores);
    standardiseScores(others);
    for (let i = 0; i < productCount; i++) scores[i]! += weight * others[i]!;
  };
}
