import { findIndex } from '../data/find-index.ts';
import type { Purchases } from '../data/purchases.ts';
import type { Question } from './question.ts';

/**
 * Ask, for each later order with two known products or more: with one of them at random left out, which is it?
 * Products outside the vocabulary are left out, since no model could know them.
 */
export function askAboutCarts(later: Purchases, vocabulary: Float64Array, random: () => number): Question[] {
  const questions: Question[] = [];
  for (let basket = 0; basket < later.orderedAt.length; basket++) {
    const known = [...later.productIds.subarray(later.offsets[basket], later.offsets[basket + 1])].filter(
      (id) => findIndex(vocabulary, id) >= 0,
    );
    if (known.length < 2) continue;
    const hidden = known[Math.floor(random() * known.length)]!;
    const lastBoughtAt = later.orderedAt[basket]!;
    questions.push({
      given: known.filter((id) => id !== hidden).map((productId) => ({ productId, lastBoughtAt })),
      relevant: new Set([hidden]),
    });
  }
  return questions;
}
