import type { Matrix } from '../data/matrix.ts';
import { selectTop } from '../math/select-top.ts';
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
  const compareSizes = (a: number, b: number) => Math.abs(weights[b]!) - Math.abs(weights[a]!) || a - b;
  const compareWeights = (a: number, b: number) => weights[b]! - weights[a]! || a - b;
  const candidates = new Uint32Array(size);
  let kept = 0;
  for (let i = 0; i < size; i++) {
    let count = 0;
    for (let j = 0; j < size; j++) {
      weights[j] = j === i ? 0 : Math.round(inverse[i * stride + j]! / divisors[j]! / GRAIN) * GRAIN;
      if (weights[j] !== 0) candidates[count++] = j;
    }
    for (const j of selectTop(candidates.subarray(0, count), maxNeighbors, compareSizes).sort(compareWeights)) {
      products[kept] = j;
      scores[kept++] = weights[j]!;
    }
    offsets[i + 1] = kept;
  }
  return { offsets, products: products.slice(0, kept), scores: scores.slice(0, kept) };
}
