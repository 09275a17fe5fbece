import { ndcgAt } from '#ml/evaluation/ndcg-at.ts';
import { recallAt } from '#ml/evaluation/recall-at.ts';
import { selectTop } from '#ml/math/select-top.ts';
import type { Query, Score } from '#ml/models/score.ts';

/** A question of a public layout: everything but what is asked about is ranked. */
export interface ScoredQuestion {
  readonly query: Query;
  readonly relevant: ReadonlySet<number>;
}

/** Means over the questions. */
export interface ScoreFigures {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall20: number;
}

/** Measure a model on questions. Products of equal score rank by index; all figures are 0 without questions. */
export function measureScore(score: Score, questions: readonly ScoredQuestion[], productCount: number): ScoreFigures {
  const scores = new Float32Array(productCount);
  const isAsked = new Uint8Array(productCount);
  const all = Uint32Array.from(scores, (_, product) => product);
  const compare = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  const isCandidate = (product: number) => isAsked[product] === 0;
  const sums = { ndcg10: 0, recall10: 0, recall20: 0 };
  for (const { query, relevant } of questions) {
    score(query, scores);
    for (const product of query.products) isAsked[product] = 1;
    const ranked = selectTop(all, 20, compare, isCandidate);
    for (const product of query.products) isAsked[product] = 0;
    sums.ndcg10 += ndcgAt(ranked, relevant, 10);
    sums.recall10 += recallAt(ranked, relevant, 10);
    sums.recall20 += recallAt(ranked, relevant, 20);
  }
  const count = Math.max(1, questions.length);
  return { ndcg10: sums.ndcg10 / count, recall10: sums.recall10 / count, recall20: sums.recall20 / count };
}
