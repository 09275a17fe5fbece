import type { Matrix } from '../data/matrix.ts';
import { findNthLargest } from '../math/find-nth-largest.ts';
import { indexOfKey, MAX_ORDERED } from '../math/order-keys.ts';
import { invertEase, type EaseOptions } from './invert-ease.ts';
import type { ItemTable } from './item-table.ts';

/** Finer than single precision resolves the weights. */
const GRAIN = 2 ** -20;
/** In grains; all weights beyond are equally large: no data gives any. */
const MOST = 2 ** 30;

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
  const factors = Float64Array.from({ length: size }, (_, j) => -1 / inverse[j * stride + j]! / GRAIN);
  const grains = new Float64Array(size);
  const sizes = new Float64Array(size);
  const chosen = new Float64Array(maxNeighbors);
  // Rows are of much the same scale: what is far below the least one kept in the row before is mostly not looked at.
  let floor = 1;
  let kept = 0;
  for (let i = 0; i < size; i++) {
    const row = inverse.subarray(i * stride, i * stride + size);
    let count = listSizes(row, factors, i, floor, { grains, sizes });
    if (count < maxNeighbors) count = listSizes(row, factors, i, 1, { grains, sizes });
    const most = Math.min(maxNeighbors, count);
    // No key is there twice, so exactly as many are kept.
    const least = most > 0 ? findNthLargest(sizes, count, most) : 0;
    floor = Math.max(1, Math.floor(least / MAX_ORDERED / 2));
    for (let at = 0, to = 0; to < most; at++) {
      if (sizes[at]! < least) continue;
      const j = indexOfKey(sizes[at]!);
      chosen[to++] = (Math.max(-MOST, Math.min(MOST, grains[j]!)) + MOST) * MAX_ORDERED + (MAX_ORDERED - 1 - j);
    }
    const sorted = chosen.subarray(0, most).sort();
    for (let at = most - 1; at >= 0; at--) {
      const j = indexOfKey(sorted[at]!);
      products[kept] = j;
      scores[kept++] = grains[j]! * GRAIN;
    }
    offsets[i + 1] = kept;
  }
  return { offsets, products: products.slice(0, kept), scores: scores.slice(0, kept) };
}

/**
 * List a key (see `orderKey`) of each weight of at least `floor` grains by size, the larger the larger, and set its
 * grains; gives how many. What is smaller is told by one multiplication: rounding is dear.
 */
function listSizes(
  row: Float32Array,
  factors: Float64Array,
  own: number,
  floor: number,
  { grains, sizes }: { readonly grains: Float64Array; readonly sizes: Float64Array },
): number {
  const least = floor - 0.5;
  let count = 0;
  for (let j = 0; j < row.length; j++) {
    const exact = row[j]! * factors[j]!;
    if ((exact < least && exact > -least) || j === own) continue;
    const grain = Math.round(exact);
    const size = Math.abs(grain);
    if (size < floor) continue;
    grains[j] = grain;
    sizes[count++] = Math.min(MOST, size) * MAX_ORDERED + (MAX_ORDERED - 1 - j);
  }
  return count;
}
