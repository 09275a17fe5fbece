import { findNthLargest } from '../math/find-nth-largest.ts';
import type { ItemTable } from './item-table.ts';

/** Adds `weight` to what the current product says for `other`. */
export type AddPair = (other: number, weight: number) => void;

const MAX_PRODUCTS = 2 ** 22;
const SCORE = new Float32Array(1);
const SCORE_BITS = new Uint32Array(SCORE.buffer);

export interface PairTableOptions {
  /** Pairs kept for a product: a positive integer. */
  readonly maxNeighbors: number;
  /** Makes a score of a pair's sum. Default: the sum itself. */
  readonly scorePair?: (sum: number, product: number, other: number) => number;
}

/**
 * Sum weights by pair and keep each product's best: `visit` is called once a product, ascending, and adds the weights
 * of its pairs. A pair of a product with itself is ignored; scores of 0 and below are left out; equal ones go by index.
 *
 * Sums run in double precision in the order of the additions, so `visit` must add in the same order each time.
 *
 * @throws {RangeError} if `maxNeighbors` is not a positive integer, or there are more than 2^22 products.
 */
export function sumPairs(
  productCount: number,
  visit: (product: number, add: AddPair) => void,
  { maxNeighbors, scorePair = (sum) => sum }: PairTableOptions,
): ItemTable {
  if (!Number.isInteger(maxNeighbors) || maxNeighbors < 1)
    throw new RangeError(`Cannot sum pairs: maxNeighbors must be a positive integer, got ${maxNeighbors}.`);
  if (productCount > MAX_PRODUCTS)
    throw new RangeError(`Cannot sum pairs: there must be at most ${MAX_PRODUCTS} products, got ${productCount}.`);
  const sums = new Float64Array(productCount);
  const isTouched = new Uint8Array(productCount);
  const touched = new Uint32Array(productCount);
  const offsets = new Uint32Array(productCount + 1);
  const best: number[][] = [];
  const scores: Float32Array[] = [];
  const room = new Float64Array(productCount);
  let size = 0;
  const add: AddPair = (other, weight) => {
    if (isTouched[other] === 0) {
      isTouched[other] = 1;
      touched[size++] = other;
    }
    sums[other]! += weight;
  };
  for (let product = 0; product < productCount; product++) {
    visit(product, add);
    sums[product] = 0;
    for (let i = 0; i < size; i++) {
      const other = touched[i]!;
      if (other !== product) sums[other] = scorePair(sums[other]!, product, other);
    }
    const kept = selectLargest(sums, touched.subarray(0, size), maxNeighbors, room);
    best.push(kept);
    scores.push(Float32Array.from(kept, (other) => sums[other]!));
    offsets[product + 1] = offsets[product]! + kept.length;
    for (let i = 0; i < size; i++) {
      sums[touched[i]!] = 0;
      isTouched[touched[i]!] = 0;
    }
    size = 0;
  }
  return join(offsets, best, scores);
}

/**
 * The `limit` products of largest score above 0, best first, equal ones by index. Scores are taken as they are stored,
 * in single precision: their bits ascend as they do, and with the index behind them a pair is one whole number below
 * 2^53, so that sorting needs no comparison function. Catalogues have thousands of pairs a product.
 *
 * @param room to work in, of the length of `sums`.
 */
function selectLargest(sums: Float64Array, touched: Uint32Array, limit: number, room: Float64Array): number[] {
  let count = 0;
  for (let i = 0; i < touched.length; i++) {
    const other = touched[i]!;
    SCORE[0] = sums[other]!;
    if (SCORE[0] > 0) room[count++] = SCORE_BITS[0]! * MAX_PRODUCTS + (MAX_PRODUCTS - 1 - other);
  }
  if (count === 0) return [];
  const least = findNthLargest(room, count, Math.min(limit, count));
  // Nothing is twice in it, so exactly those are kept.
  const kept = room.subarray(0, count).filter((key) => key >= least);
  kept.sort();
  const best: number[] = [];
  for (let i = kept.length - 1; i >= 0; i--) {
    const place = kept[i]! - Math.floor(kept[i]! / MAX_PRODUCTS) * MAX_PRODUCTS;
    best.push(MAX_PRODUCTS - 1 - place);
  }
  return best;
}

function join(offsets: Uint32Array, best: readonly (readonly number[])[], kept: readonly Float32Array[]): ItemTable {
  const products = new Uint32Array(offsets.at(-1)!);
  const scores = new Float32Array(products.length);
  for (const [product, others] of best.entries()) {
    products.set(others, offsets[product]);
    scores.set(kept[product]!, offsets[product]);
  }
  return { offsets, products, scores };
}
