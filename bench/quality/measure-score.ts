import { ndcgAt } from '#ml/evaluation/ndcg-at.ts';
import { recallAt } from '#ml/evaluation/recall-at.ts';
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
  const sums = { ndcg10: 0, recall10: 0, recall20: 0 };
  for (const { query, relevant } of questions) {
    score(query, scores);
    for (const product of query.products) isAsked[product] = 1;
    const ranked = rankScores(scores, isAsked, 20);
    for (const product of query.products) isAsked[product] = 0;
    sums.ndcg10 += ndcgAt(ranked, relevant, 10);
    sums.recall10 += recallAt(ranked, relevant, 10);
    sums.recall20 += recallAt(ranked, relevant, 20);
  }
  const count = Math.max(1, questions.length);
  return { ndcg10: sums.ndcg10 / count, recall10: sums.recall10 / count, recall20: sums.recall20 / count };
}

/** The best products that are not asked about, best first. A plain scan: few scores beat the worst of the best. */
function rankScores(scores: Float32Array, isAsked: Uint8Array, limit: number): number[] {
  const best: number[] = [];
  for (let product = 0; product < scores.length; product++) {
    if (isAsked[product] === 1) continue;
    const score = scores[product]!;
    let at = best.length;
    if (at === limit && score <= scores[best[at - 1]!]!) continue;
    while (at > 0 && score > scores[best[at - 1]!]!) at--;
    best.splice(at, 0, product);
    if (best.length > limit) best.pop();
  }
  return best;
}
