import { findIndex } from '#ml/data/find-index.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import { splitByTime } from '#ml/data/split-by-time.ts';

/** Products played as new ones: what may be learned without them, and what was then bought with them. */
export interface ColdQuestions {
  /** Earlier orders without the cold products. */
  readonly earlier: Purchases;
  /** Vocabulary indices, ascending. */
  readonly cold: Uint32Array;
  readonly questions: readonly ColdQuestion[];
}

/** A later order: with these products known, which of the cold ones were in it? */
export interface ColdQuestion {
  /** Vocabulary indices of sold products, ascending; never empty. */
  readonly given: Uint32Array;
  /** One of `given`, at random: what a product page would know. */
  readonly seed: number;
  /** Vocabulary indices of cold products; never empty. */
  readonly relevant: ReadonlySet<number>;
}

export interface ColdOptions {
  /** Learn before it, ask about the orders from it on; epoch milliseconds. */
  readonly cutoff: number;
  readonly random: () => number;
  /** Share of the products to play as new. Default 0.1. */
  readonly share?: number;
}

/**
 * Ask about cold products: a random share of the catalogue is taken out of all earlier orders, as if it were new, and
 * each later order that holds one of them together with a product known from earlier orders is a question.
 *
 * @param vocabulary ids of the catalogue's products, ascending.
 */
export function askAboutColdProducts(
  purchases: Purchases,
  vocabulary: Float64Array,
  { cutoff, random, share = 0.1 }: ColdOptions,
): ColdQuestions {
  const isCold = Uint8Array.from(vocabulary, () => (random() < share ? 1 : 0));
  const { before, after } = splitByTime(purchases, cutoff);
  const { earlier, known } = leaveOut(before, vocabulary, isCold);
  const questions: ColdQuestion[] = [];
  for (let basket = 0; basket < after.orderedAt.length; basket++) {
    const products = after.productIds.subarray(after.offsets[basket], after.offsets[basket + 1]);
    const held = Uint32Array.from(products, (id) => findIndex(vocabulary, id) + 1).filter((index) => index > 0);
    const indices = held.map((index) => index - 1);
    const relevant = new Set(indices.filter((index) => isCold[index]));
    const given = indices.filter((index) => known[index]);
    if (relevant.size === 0 || given.length === 0) continue;
    questions.push({ given, seed: given[Math.floor(random() * given.length)]!, relevant });
  }
  const cold = Uint32Array.from(vocabulary, (_, index) => index).filter((index) => isCold[index]);
  return { earlier, cold, questions };
}

function leaveOut(purchases: Purchases, vocabulary: Float64Array, isCold: Uint8Array) {
  const known = new Uint8Array(vocabulary.length);
  const offsets = new Uint32Array(purchases.offsets.length);
  const kept = new Float64Array(purchases.productIds.length);
  let size = 0;
  for (let basket = 0; basket + 1 < offsets.length; basket++) {
    for (let i = purchases.offsets[basket]!; i < purchases.offsets[basket + 1]!; i++) {
      const index = findIndex(vocabulary, purchases.productIds[i]!);
      if (index < 0 || isCold[index]) continue;
      known[index] = 1;
      kept[size++] = purchases.productIds[i]!;
    }
    offsets[basket + 1] = size;
  }
  return { earlier: { ...purchases, offsets, productIds: kept.slice(0, size) }, known };
}
