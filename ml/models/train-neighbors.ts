import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import { keepHighest } from '../math/keep-highest.ts';
import { countTogether, createTogetherCounts } from './count-together.ts';
import { createChance } from './create-chance.ts';
import type { Neighbors } from './neighbors.ts';

/** The score of column `other` as a neighbour of `column`, with which it shares `together` rows. */
export type PairScorer = (together: number, column: number, other: number) => number;

/** What a scorer may ask of the matrix. */
export interface PairCounts {
  /** Rows that hold the column. */
  rowsOf(column: number): number;
  /** Rows expected to hold the scored column together with `other`. */
  expect(other: number): number;
}

export interface NeighborOptions {
  /** Neighbours kept for a product. Default 50. */
  readonly maxNeighbors?: number;
}

/**
 * Train the nearest neighbours of each column, scored by what `createScorer` makes of the matrix's counts. Scores of 0
 * and below are no neighbours. Equal scores go to the smaller index.
 *
 * @throws {RangeError} if `maxNeighbors` is not a positive integer.
 */
export function trainNeighbors(
  matrix: Matrix,
  createScorer: (counts: PairCounts) => PairScorer,
  { maxNeighbors = 50 }: NeighborOptions = {},
): Neighbors {
  if (!Number.isInteger(maxNeighbors) || maxNeighbors < 1) {
    throw new RangeError(`Cannot train neighbors: maxNeighbors must be a positive integer, got ${maxNeighbors}.`);
  }
  const { columnCount } = matrix;
  const transposed = transposeMatrix(matrix);
  const chance = createChance(matrix, transposed);
  const room = createTogetherCounts(columnCount);
  const scores = new Float64Array(columnCount);
  const compareColumns = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  const candidates = new Uint32Array(columnCount);
  const keys = new Float64Array(columnCount);
  const found: Uint32Array[] = [];
  const together: number[] = [];
  const expected: number[] = [];
  const kept: number[] = [];
  const rowsOf = (column: number) => transposed.offsets[column + 1]! - transposed.offsets[column]!;
  const scorePair = createScorer({ rowsOf, expect: (other) => chance.expect(other) });
  for (let column = 0; column < columnCount; column++) {
    countTogether(matrix, transposed, column, room);
    chance.start(column);
    let size = 0;
    for (let i = 0; i < room.size; i++) {
      const other = room.touched[i]!;
      scores[other] = scorePair(room.counts[other]!, column, other);
      if (scores[other] > 0) candidates[size++] = other;
    }
    const best = candidates.slice(0, keepHighest(candidates, size, scores, maxNeighbors, keys)).sort(compareColumns);
    found.push(best);
    for (const other of best) {
      kept.push(scores[other]!);
      together.push(room.counts[other]!);
      expected.push(chance.expect(other));
    }
  }
  return join(found, Float32Array.from(kept), Uint32Array.from(together), Float32Array.from(expected));
}

function join(
  found: readonly Uint32Array[],
  scores: Float32Array,
  together: Uint32Array,
  expected: Float32Array,
): Neighbors {
  const offsets = new Uint32Array(found.length + 1);
  const products = new Uint32Array(scores.length);
  for (const [product, best] of found.entries()) {
    products.set(best, offsets[product]);
    offsets[product + 1] = offsets[product]! + best.length;
  }
  return { offsets, products, scores, together, expected };
}
