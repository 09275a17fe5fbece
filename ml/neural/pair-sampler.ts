import type { Matrix } from '../data/matrix.ts';

/** Draws pairs of products bought in one order. */
export interface PairSampler {
  /** How likely each product is to be drawn as a candidate; adds up to 1. */
  readonly probabilities: Float64Array;
  /** Fill both arrays: position `i` of each is one pair of two products. */
  draw(queries: Uint32Array, candidates: Uint32Array): void;
}

/**
 * Create a sampler of co-purchases: an order at random, then two of its products at random. Every order counts once,
 * however long it is, so that a wholesaler's list of 5,000 lines teaches no more than a basket of two.
 *
 * @param baskets orders x products; orders with fewer than two products are left out.
 * @returns null without a pair.
 */
export function createPairSampler(baskets: Matrix, random: () => number): PairSampler | null {
  const { offsets, columns, rowCount, columnCount } = baskets;
  const lengthOf = (row: number) => offsets[row + 1]! - offsets[row]!;
  const paired = Uint32Array.from({ length: rowCount }, (_, row) => row).filter((row) => lengthOf(row) >= 2);
  if (paired.length === 0) return null;
  const probabilities = new Float64Array(columnCount);
  for (const row of paired) {
    const share = 1 / (paired.length * lengthOf(row));
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) probabilities[columns[i]!]! += share;
  }
  return {
    probabilities,
    draw(queries, candidates) {
      for (let i = 0; i < queries.length; i++) {
        const row = paired[Math.floor(random() * paired.length)]!;
        const first = Math.floor(random() * lengthOf(row));
        const second = Math.floor(random() * (lengthOf(row) - 1));
        queries[i] = columns[offsets[row]! + first]!;
        candidates[i] = columns[offsets[row]! + (second < first ? second : second + 1)]!;
      }
    },
  };
}
