import type { VisitQuestion } from './read-session-files.ts';

/** The best products for the next view of a visit, best first, at most {@link DEPTH}. */
export type VisitRecommender = (given: readonly number[]) => readonly number[];

export interface VisitFigures {
  readonly hitRate: number;
  readonly reciprocalRank: number;
}

/** How far down a list a hit counts. */
export const DEPTH = 20;

/** HR@20 and MRR@20 over all questions: shares; what is not in the list counts 0. */
export function measureVisits(recommend: VisitRecommender, questions: readonly VisitQuestion[]): VisitFigures {
  let hits = 0;
  let sum = 0;
  for (const { given, next } of questions) {
    const at = recommend(given).indexOf(next);
    if (at < 0 || at >= DEPTH) continue;
    hits++;
    sum += 1 / (at + 1);
  }
  const count = Math.max(1, questions.length);
  return { hitRate: hits / count, reciprocalRank: sum / count };
}

/** What the choice goes by: both figures alike, each on its usual size (a list's MRR is about a third of its HR). */
export function gradeFigures({ hitRate, reciprocalRank }: VisitFigures): number {
  return hitRate + 3 * reciprocalRank;
}
