import type { Matrix } from '#ml/data/matrix.ts';
import { transposeMatrix } from '#ml/data/transpose-matrix.ts';
import { keepHighest } from '#ml/math/keep-highest.ts';
import type { ItemTable } from '../item-table.ts';
import { createServedRows } from './create-served-rows.ts';

interface DiversePairsOptions {
  /** How much each row counts, 0 and above. */
  readonly rowWeights: Float32Array;
  /** Added to each score whoever asks, by column: it decides what is picked, and is not part of what is returned. */
  readonly prior: Float32Array;
  /** Share of a row's weight that a pick takes away, from 0 (picks do not look at each other) to below 1. */
  readonly overlap: number;
  readonly maxNeighbors: number;
}

/**
 * Train for each product the list in which most of its orders find at least one of theirs (Chen & Karger, "Less is
 * more", SIGIR 2006: the 1-call objective, picked greedily).
 *
 * The score of Y for X is the weight of the rows that hold both. Once Y is picked, each row with X and Y has
 * `1 - overlap` of its weight left, so the next pick serves the rows that have been served least: one lunch box, then a
 * teacup, and not ten lunch boxes. The score is the one at which a product was picked. Picks are made among the
 * `4 * maxNeighbors` products with the most weight; with the prior added their scores descend, equal ones by index.
 */
export function trainDiversePairs(
  matrix: Matrix,
  { rowWeights, prior, overlap, maxNeighbors }: DiversePairsOptions,
): ItemTable {
  const transposed = transposeMatrix(matrix);
  const { columnCount } = matrix;
  const offsets = new Uint32Array(columnCount + 1);
  const products: number[] = [];
  const scores: number[] = [];
  const sums = new Float64Array(columnCount);
  const ranks = new Float64Array(columnCount);
  const touched = new Uint32Array(columnCount);
  const keys = new Float64Array(columnCount);
  const served = createServedRows(matrix, transposed);
  for (let column = 0; column < columnCount; column++) {
    const count = sumRows(matrix, transposed, column, rowWeights, { sums, touched });
    for (let i = 0; i < count; i++) ranks[touched[i]!] = sums[touched[i]!]! + prior[touched[i]!]!;
    const likely = touched.slice(0, keepHighest(touched, count, ranks, 4 * maxNeighbors, keys)).sort();
    const left = Float64Array.from(likely, (other) => sums[other]!);
    if (overlap > 0) served.open(column, likely, rowWeights);
    for (let picks = 0; picks < Math.min(maxNeighbors, likely.length); picks++) {
      const best = findBest(likely, left, prior);
      products.push(likely[best]!);
      scores.push(left[best]!);
      if (overlap > 0) served.takeAway(best, overlap, left);
      left[best] = PICKED;
    }
    for (let i = 0; i < count; i++) sums[touched[i]!] = 0;
    offsets[column + 1] = products.length;
  }
  return { offsets, products: Uint32Array.from(products), scores: Float32Array.from(scores) };
}

/** A product that was picked is out of the running. */
const PICKED = -Infinity;

interface Sums {
  /** By column, all 0. */
  readonly sums: Float64Array;
  /** Room for the columns that get a sum. */
  readonly touched: Uint32Array;
}

/** Sum the weights of the rows that hold a column, by each other column of them; gives how many get a sum. */
function sumRows(
  matrix: Matrix,
  transposed: Matrix,
  column: number,
  rowWeights: Float32Array,
  { sums, touched }: Sums,
): number {
  let count = 0;
  const end = transposed.offsets[column + 1]!;
  for (let r = transposed.offsets[column]!; r < end; r++) {
    const row = transposed.columns[r]!;
    const weight = rowWeights[row]!;
    if (weight === 0) continue;
    const last = matrix.offsets[row + 1]!;
    for (let i = matrix.offsets[row]!; i < last; i++) {
      const other = matrix.columns[i]!;
      if (other === column) continue;
      // Weights are above 0: what has no sum was not met.
      if (sums[other] === 0) touched[count++] = other;
      sums[other]! += weight;
    }
  }
  return count;
}

/** The position with the most left and prior, the first of equal ones. */
function findBest(likely: Uint32Array, left: Float64Array, prior: Float32Array): number {
  let best = 0;
  let bestScore = -Infinity;
  for (let at = 0; at < likely.length; at++) {
    const score = left[at]! + prior[likely[at]!]!;
    if (score <= bestScore) continue;
    best = at;
    bestScore = score;
  }
  return best;
}
