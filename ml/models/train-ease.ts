import type { Matrix } from '../data/matrix.ts';
import { findNthLargest } from '../math/find-nth-largest.ts';
import { indexOfKey, orderKey } from '../math/order-keys.ts';
import { invertEase, type EaseOptions } from './invert-ease.ts';
import type { ItemTable } from './item-table.ts';

/** Finer than single precision resolves the weights. */
const GRAIN = 2 ** -20;

export interface EaseTableOptions extends EaseOptions {
  /** Weights kept for a product. Default 200. */
  readonly maxNeighbors?: number;
}

/**
 * Train EASE (Steck, WWW 2019) and keep each product's weights of largest size: row `i` of the table holds the
 * `maxNeighbors` largest `|B_ij|` of `trainDenseEase`, best (most positive) first, equal ones by index. Weights of 0
 * are left out. Weights are rounded to 2^-20, so that products that are alike get equal weights.
 *
 * Negative weights stay: `j` goes less well with `i` than the other products of the order explain, which a sum over
 * a cart must know. What is cut off only costs where many small weights add up: with one product asked, the first
 * `maxNeighbors` places are those of the dense model as long as its weights there are above 0.
 *
 * @throws {RangeError} as `trainDenseEase`, or if `maxNeighbors` is not a positive integer.
 */
export function trainEase(matrix: Matrix, { maxNeighbors = 200, ...options }: EaseTableOptions): ItemTable {
  if (!Number.isInteger(maxNeighbors) || maxNeighbors < 1)
    throw new RangeError(`Cannot train EASE: maxNeighbors must be a positive integer, got ${maxNeighbors}.`);
  return invertEase(matrix, options, (inverse, stride) =>
    cutRows(inverse, stride, matrix.columnCount, Math.min(maxNeighbors, matrix.columnCount)),
  );
}

function cutRows(inverse: Float32Array, stride: number, size: number, maxNeighbors: number): ItemTable {
  const offsets = new Uint32Array(size + 1);
  const products = new Uint32Array(size * maxNeighbors);
  const scores = new Float32Array(size * maxNeighbors);
  const divisors = Float32Array.from({ length: size }, (_, j) => -inverse[j * stride + j]!);
  const weights = new Float32Array(size);
  const sizes = new Float64Array(size);
  const chosen = new Float64Array(maxNeighbors);
  let kept = 0;
  for (let i = 0; i < size; i++) {
    let count = 0;
    for (let j = 0; j < size; j++) {
      weights[j] = j === i ? 0 : Math.round(inverse[i * stride + j]! / divisors[j]! / GRAIN) * GRAIN;
      if (weights[j] !== 0) sizes[count++] = orderKey(Math.abs(weights[j]!), j);
    }
    const most = Math.min(maxNeighbors, count);
    // No key is there twice, so exactly as many are kept.
    const least = most > 0 ? findNthLargest(sizes, count, most) : 0;
    for (let at = 0, to = 0; to < most; at++) {
      const j = indexOfKey(sizes[at]!);
      if (sizes[at]! >= least) chosen[to++] = orderKey(weights[j]!, j);
    }
    const sorted = chosen.subarray(0, most).sort();
    for (let at = most - 1; at >= 0; at--) {
      const j = indexOfKey(sorted[at]!);
      products[kept] = j;
      scores[kept++] = weights[j]!;
    }
    offsets[i + 1] = kept;
  }
  return { offsets, products: products.slice(0, kept), scores: scores.slice(0, kept) };
}
