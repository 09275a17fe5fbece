import type { Matrix } from '../data/matrix.ts';

/** How many rows would hold two columns together by chance. */
export interface Chance {
  /** Name the first column; what was worked out for the one before is forgotten. */
  start(column: number): void;
  /** Rows expected to hold the started column and `other`. */
  expect(other: number): number;
}

/**
 * Create the chance of two products sharing an order (Smith & Linden, 2017):
 * `E_XY = sum over orders c with X of 1 - (1 - P_Y)^|c|`, where `|c|` counts the order's products other than X and
 * `P_Y` is Y's share of all ones of the matrix. Big baskets hold everything, so they raise the expectation.
 *
 * Sums over a histogram of `|c|` instead of orders, and once for each distinct count of Y: at most
 * `sqrt(2 * ones)` counts times the distinct sizes, whatever the catalogue.
 */
export function createChance(matrix: Matrix, transposed: Matrix): Chance {
  const { classOf, classCounts } = classify(transposed);
  const { sizes, sizeOf } = listSizes(matrix);
  const odds = tabulateOdds(classCounts, sizes, matrix.columns.length);
  const histogram = new Float64Array(sizes.length);
  const present = new Uint32Array(sizes.length);
  let presentCount = 0;
  const expected = new Float64Array(classCounts.length).fill(-1);
  return {
    start(column) {
      expected.fill(-1);
      histogram.fill(0);
      const end = transposed.offsets[column + 1]!;
      for (let i = transposed.offsets[column]!; i < end; i++) histogram[sizeOf[transposed.columns[i]!]!]! += 1;
      presentCount = 0;
      for (let s = 0; s < sizes.length; s++) if (histogram[s]! > 0) present[presentCount++] = s;
    },
    expect(other) {
      const kind = classOf[other]!;
      if (expected[kind]! >= 0) return expected[kind]!;
      let sum = 0;
      const row = kind * sizes.length;
      for (let i = 0; i < presentCount; i++) {
        const size = present[i]!;
        sum += histogram[size]! * odds[row + size]!;
      }
      expected[kind] = sum;
      return sum;
    },
  };
}

/** Columns with equally many ones have equal odds: the distinct counts, ascending, and the class of each column. */
function classify(transposed: Matrix): { classOf: Uint32Array; classCounts: number[] } {
  const { rowCount: columnCount, offsets } = transposed;
  const countOf = (column: number) => offsets[column + 1]! - offsets[column]!;
  const distinct = new Set<number>();
  for (let column = 0; column < columnCount; column++) distinct.add(countOf(column));
  const classCounts = [...distinct].sort((a, b) => a - b);
  const position = new Map(classCounts.map((count, index) => [count, index]));
  return {
    classOf: Uint32Array.from({ length: columnCount }, (_, column) => position.get(countOf(column))!),
    classCounts,
  };
}

/** The distinct numbers of other products in a row, ascending, and for each row the position of its own. */
function listSizes(matrix: Matrix): { sizes: number[]; sizeOf: Uint32Array } {
  const others = (row: number) => Math.max(0, matrix.offsets[row + 1]! - matrix.offsets[row]! - 1);
  const distinct = new Set<number>();
  for (let row = 0; row < matrix.rowCount; row++) distinct.add(others(row));
  const sizes = [...distinct].sort((a, b) => a - b);
  const position = new Map(sizes.map((size, index) => [size, index]));
  return { sizes, sizeOf: Uint32Array.from({ length: matrix.rowCount }, (_, row) => position.get(others(row))!) };
}

/** `1 - (1 - count / total)^size` for each count and size, by repeated multiplication: exact on every machine. */
function tabulateOdds(counts: readonly number[], sizes: readonly number[], total: number): Float64Array {
  const odds = new Float64Array(counts.length * sizes.length);
  for (const [c, count] of counts.entries()) {
    const miss = 1 - count / Math.max(1, total);
    let power = 1;
    let exponent = 0;
    for (const [s, size] of sizes.entries()) {
      for (; exponent < size; exponent++) power *= miss;
      odds[c * sizes.length + s] = 1 - power;
    }
  }
  return odds;
}
