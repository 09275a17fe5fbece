import { coverage } from './coverage.ts';
import { hitRateAt } from './hit-rate-at.ts';
import { ndcgAt } from './ndcg-at.ts';
import type { Question } from './question.ts';
import { recallAt } from './recall-at.ts';
import { reciprocalRank } from './reciprocal-rank.ts';

/** Means over the questions, all at the first `k` slots. */
export interface RankingFigures {
  readonly hitRate: number;
  readonly recall: number;
  readonly ndcg: number;
  readonly mrr: number;
  /** Share of the catalogue shown at least once. */
  readonly coverage: number;
}

export interface EvaluationOptions {
  /** Default 10. */
  readonly k?: number;
  /** Products that could have been shown. */
  readonly catalogSize: number;
}

/**
 * Evaluate a recommender on questions: `recommend` gives product ids, best first, of any length.
 *
 * @returns null without questions: nothing can be said.
 */
export function evaluateRanking(
  questions: readonly Question[],
  recommend: (question: Question) => readonly number[],
  { k = 10, catalogSize }: EvaluationOptions,
): RankingFigures | null {
  if (questions.length === 0) return null;
  const rankings = questions.map((question) => recommend(question).slice(0, k));
  const mean = (metric: (ranked: readonly number[], relevant: ReadonlySet<number>, k: number) => number) =>
    questions.reduce((sum, { relevant }, i) => sum + metric(rankings[i]!, relevant, k), 0) / questions.length;
  return {
    hitRate: mean(hitRateAt),
    recall: mean(recallAt),
    ndcg: mean(ndcgAt),
    mrr: mean(reciprocalRank),
    coverage: coverage(rankings, catalogSize),
  };
}
