import { ndcgAt } from '#ml/evaluation/ndcg-at.ts';
import { recallAt } from '#ml/evaluation/recall-at.ts';
import { keepHighest } from '#ml/math/keep-highest.ts';
import type { ColdQuestions } from './ask-about-cold-products.ts';
import type { ContentScorer } from './content-scorer.ts';

const SLOTS = 10;

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
  const readRow = createColdReader(cold, score);
  const rows = new Map<number, Float32Array>();
  const rowOf = (product: number): Float32Array => {
    let row = rows.get(product);
    if (!row) rows.set(product, (row = readRow(product)));
    return row;
  };
  const sums = new Float64Array(cold.length);
  const keys = new Float64Array(cold.length);
  const positions = new Uint32Array(cold.length);
  const compare = (a: number, b: number) => sums[b]! - sums[a]! || a - b;
  const ask = (list: (question: ColdQuestions['questions'][number]) => Uint32Array) => {
    let recall = 0;
    let ndcg = 0;
    for (const [at, question] of questions.entries()) {
      sums.fill(0);
      for (const product of list(question)) {
        const row = rowOf(product);
        for (let i = 0; i < sums.length; i++) sums[i]! += row[i]!;
      }
      for (let i = 0; i < positions.length; i++) positions[i] = i;
      const best = positions.slice(0, keepHighest(positions, cold.length, sums, SLOTS, keys)).sort(compare);
      const ranked = Array.from(best, (position) => cold[position]!);
      recall += recallAt(ranked, question.relevant, SLOTS);
      const gain = ndcgAt(ranked, question.relevant, SLOTS);
      ndcg += gain;
      ndcgs[at]! += gain / 2;
    }
    return { recall: recall / questions.length, ndcg: ndcg / questions.length };
  };
  return { page: ask(({ seed }) => Uint32Array.of(seed)), cart: ask(({ given }) => given), ndcgs };
}

/** Reads the scores of the cold products for a product, in their order: 0 of those that it does not score. */
function createColdReader(cold: Uint32Array, score: ContentScorer): (product: number) => Float32Array {
  const positions = new Map(Array.from(cold, (product, position) => [product, position]));
  return (product) => {
    const { others, scores } = score(product);
    const row = new Float32Array(cold.length);
    for (let i = 0; i < others.length; i++) {
      const position = positions.get(others[i]!);
      if (position !== undefined) row[position] = scores[others[i]!]!;
    }
    return row;
  };
}
