import { findIndex } from '../data/find-index.ts';
import type { Purchases } from '../data/purchases.ts';
import type { Question } from './question.ts';

/**
 * Ask, for each later order with two known products or more: given one of them at random, what are the others?
 * Products outside the vocabulary are left out, since no model could know them.
 */
export function askAboutProductPages(later: Purchases, vocabulary: Float64Array, random: () => number): Question[] {
  const questions: Question[] = [];
  for (let basket = 0; basket < later.orderedAt.length; basket++) {
    const known = [...later.productIds.subarray(later.offsets[basket], later.offsets[basket + 1])].filter(
      (id) => findIndex(vocabulary, id) >= 0,
    );
    if (known.length < 2) continue;
    const seed = known[Math.floor(random() * known.length)]!;
    questions.push({
      given: [{ productId: seed, lastBoughtAt: later.orderedAt[basket]! }],
      relevant: new Set(known.filter((id) => id !== seed)),
    });
  }
  return questions;
}
