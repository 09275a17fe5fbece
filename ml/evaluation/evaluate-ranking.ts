import { coverage } from './coverage.ts';
import { hitRateAt } from './hit-rate-at.ts';
import { ndcgAt } from './ndcg-at.ts';
import { novelty } from './novelty.ts';
import type { Question } from './question.ts';
import { recallAt } from './recall-at.ts';
import { reciprocalRank } from './reciprocal-rank.ts';

/** Means over the questions, at the first `k` slots where nothing else is said. */
export interface RankingFigures {
  readonly hitRate: number;
  readonly recall: number;
  /** At `2 k`. */
  readonly recallAtTwice: number;
  readonly ndcg: number;
  readonly mrr: number;
  /** Share of the catalogue shown at least once. */
  readonly coverage: number;
  /** Mean surprise of what is shown, in bits (see {@link novelty}). */
  readonly novelty: number;
}

/** How a recommender did on questions. */
export interface Evaluation {
  readonly figures: RankingFigures;
  /** NDCG at `k`, question by question: what is compared in pairs with another recommender's. */
  readonly ndcg: Float64Array;
}

export interface EvaluationOptions {
  /** Default 10. */
  readonly k?: number;
  /** Products that could have been shown. */
  readonly catalogSize: number;
  /** Share of earlier orders that hold a product, for the novelty. Default: 1 for all, which nothing surprises. */
  readonly shareOf?: (productId: number) => number;
}

/**
 * Evaluate a recommender on questions: `recommend` gives product ids, best first, of any length; at most `2 k` are read.
 *
 * @returns null without questions: nothing can be said.
 */
export function evaluateRanking(
  questions: readonly Question[],
  recommend: (question: Question) => readonly number[],
  { k = 10, catalogSize, shareOf = () => 1 }: EvaluationOptions,
): Evaluation | null {
  if (questions.length === 0) return null;
  const longer = questions.map((question) => recommend(question).slice(0, 2 * k));
  const rankings = longer.map((ranked) => ranked.slice(0, k));
  const ndcg = Float64Array.from(questions, ({ relevant }, i) => ndcgAt(rankings[i]!, relevant, k));
  const mean = (measure: (i: number, relevant: ReadonlySet<number>) => number) =>
    questions.reduce((sum, { relevant }, i) => sum + measure(i, relevant), 0) / questions.length;
  const figures = {
    hitRate: mean((i, relevant) => hitRateAt(rankings[i]!, relevant, k)),
    recall: mean((i, relevant) => recallAt(rankings[i]!, relevant, k)),
    recallAtTwice: mean((i, relevant) => recallAt(longer[i]!, relevant, 2 * k)),
    ndcg: mean((i) => ndcg[i]!),
    mrr: mean((i, relevant) => reciprocalRank(rankings[i]!, relevant)),
    coverage: coverage(rankings, catalogSize),
    novelty: novelty(rankings, shareOf),
  };
  return { figures, ndcg };
}
