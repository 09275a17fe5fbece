import { chooseRowCap } from '../data/choose-row-cap.ts';
import { keepShortRows } from '../data/keep-short-rows.ts';
import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import type { ItemTable } from './item-table.ts';
import { sumPairs } from './sum-pairs.ts';

export interface Rp3betaOptions {
  /** The power of each step's probability: 1 is a random walk, less makes long rows count more. From 0. Default 1. */
  readonly alpha?: number;
  /** How much the popularity of where the walk ends counts against it: 0 not at all, 1 fully. Default 0.3. */
  readonly beta?: number;
  /** Neighbours kept for a product. Default 200. */
  readonly maxNeighbors?: number;
  /** Rows with more ones are left out: they cost their length squared. Default as `chooseRowCap` says. */
  readonly maxRow?: number;
}

/**
 * Train RP3beta (Paudel, Christoffel, Newell & Bernstein, ACM TiiS 7(1), 2017): how likely a random walk from product
 * `i` to one of its rows, and on to another of that row's products, ends at `j`, with popular ends held back:
 * `w_ij = sum over rows u with both of (1 / n_i)^alpha (1 / n_u)^alpha / n_j^beta`, where `n` counts ones.
 *
 * Long rows say little, as the walk divides among their products; nothing dense is made, so large catalogues suit it.
 * Somebody with the products `S` scores `j` by `sum over S of w_ij`. Equal scores go to the smaller index.
 *
 * @throws {RangeError} if `alpha` or `beta` is not a number from 0, or `maxNeighbors` or `maxRow` not a positive integer.
 */
export function trainRp3beta(
  matrix: Matrix,
  { alpha = 1, beta = 0.3, maxNeighbors = 200, maxRow = chooseRowCap(matrix) }: Rp3betaOptions = {},
): ItemTable {
  requirePower('alpha', alpha);
  requirePower('beta', beta);
  const rows = keepShortRows(matrix, maxRow);
  const columns = transposeMatrix(rows);
  const shares = raiseLengths(rows, -alpha);
  const starts = raiseLengths(columns, -alpha);
  const ends = raiseLengths(columns, -beta);
  return sumPairs(
    matrix.columnCount,
    (product, add) => {
      for (let r = columns.offsets[product]!; r < columns.offsets[product + 1]!; r++) {
        const row = columns.columns[r]!;
        const share = shares[row]!;
        for (let i = rows.offsets[row]!; i < rows.offsets[row + 1]!; i++) add(rows.columns[i]!, share);
      }
    },
    { maxNeighbors, scorePair: (sum, product, other) => sum * starts[product]! * ends[other]! },
  );
}

function requirePower(name: string, value: number): void {
  if (!(value >= 0 && Number.isFinite(value)))
    throw new RangeError(`Cannot train RP3beta: ${name} must be a number from 0, got ${value}.`);
}

/** The length of each row, to a power; 0 of an empty row. */
function raiseLengths({ rowCount, offsets }: Matrix, power: number): Float64Array {
  return Float64Array.from({ length: rowCount }, (_, row) => {
    const length = offsets[row + 1]! - offsets[row]!;
    return length > 0 ? length ** power : 0;
  });
}
