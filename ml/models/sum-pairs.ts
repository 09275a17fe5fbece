import { selectTop } from '../math/select-top.ts';
import type { ItemTable } from './item-table.ts';

/** Adds `weight` to what the current product says for `other`. */
export type AddPair = (other: number, weight: number) => void;

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
 * @throws {RangeError} if `maxNeighbors` is not a positive integer.
 */
export function sumPairs(
  productCount: number,
  visit: (product: number, add: AddPair) => void,
  { maxNeighbors, scorePair = (sum) => sum }: PairTableOptions,
): ItemTable {
  if (!Number.isInteger(maxNeighbors) || maxNeighbors < 1)
    throw new RangeError(`Cannot sum pairs: maxNeighbors must be a positive integer, got ${maxNeighbors}.`);
  const sums = new Float64Array(productCount);
  const isTouched = new Uint8Array(productCount);
  const touched = new Uint32Array(productCount);
  const offsets = new Uint32Array(productCount + 1);
  const best: number[][] = [];
  const scores: Float32Array[] = [];
  const compare = (a: number, b: number) => sums[b]! - sums[a]! || a - b;
  const isNeighbor = (other: number) => sums[other]! > 0;
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
    const kept = selectTop(touched.subarray(0, size), maxNeighbors, compare, isNeighbor);
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

function join(offsets: Uint32Array, best: readonly (readonly number[])[], kept: readonly Float32Array[]): ItemTable {
  const products = new Uint32Array(offsets.at(-1)!);
  const scores = new Float32Array(products.length);
  for (const [product, others] of best.entries()) {
    products.set(others, offsets[product]);
    scores.set(kept[product]!, offsets[product]);
  }
  return { offsets, products, scores };
}
