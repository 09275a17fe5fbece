import { ndcgAt } from '#ml/evaluation/ndcg-at.ts';
import { recallAt } from '#ml/evaluation/recall-at.ts';
import { selectTop } from '#ml/math/select-top.ts';
import type { ColdQuestions } from './ask-about-cold-products.ts';
import type { ContentScorer } from './content-scorer.ts';

/** Means over the questions at 10 slots, all cold products ranked. */
export interface ContentFigures {
  /** Given one product at random of the order. */
  readonly page: { readonly recall: number; readonly ndcg: number };
  /** Given all products of the order that are known: their rows added up. */
  readonly cart: { readonly recall: number; readonly ndcg: number };
  /** Of each question, the mean nDCG of page and cart. */
  readonly ndcgs: Float64Array;
}

/**
 * Evaluate how well a scorer finds the cold products of later orders among all cold products. Ties go to the smaller
 * index.
 *
 * @returns null without questions.
 */
export function evaluateContent({ cold, questions }: ColdQuestions, score: ContentScorer): ContentFigures | null {
  if (questions.length === 0) return null;
  const ndcgs = new Float64Array(questions.length);
  const rows = new Map<number, Float32Array>();
  const rowOf = (product: number): Float32Array => {
    let row = rows.get(product);
    if (!row) rows.set(product, (row = readColdScores(score, product, cold)));
    return row;
  };
  const ask = (list: (question: ColdQuestions['questions'][number]) => Uint32Array) => {
    let recall = 0;
    let ndcg = 0;
    const positions = Uint32Array.from(cold, (_, position) => position);
    for (const [at, question] of questions.entries()) {
      const sums = new Float64Array(cold.length);
      for (const product of list(question)) {
        const row = rowOf(product);
        for (let i = 0; i < sums.length; i++) sums[i]! += row[i]!;
      }
      const best = selectTop(positions, 10, (a, b) => sums[b]! - sums[a]! || a - b);
      const ranked = best.map((position) => cold[position]!);
      recall += recallAt(ranked, question.relevant, 10);
      const gain = ndcgAt(ranked, question.relevant, 10);
      ndcg += gain;
      ndcgs[at]! += gain / 2;
    }
    return { recall: recall / questions.length, ndcg: ndcg / questions.length };
  };
  return { page: ask(({ seed }) => Uint32Array.of(seed)), cart: ask(({ given }) => given), ndcgs };
}

function readColdScores(score: ContentScorer, product: number, cold: Uint32Array): Float32Array {
  const { others, scores } = score(product);
  const known = new Map<number, number>();
  for (const other of others) known.set(other, scores[other]!);
  return Float32Array.from(cold, (other) => known.get(other) ?? 0);
}
