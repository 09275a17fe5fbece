import { buildMatrix } from '#ml/data/build-matrix.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import { selectTop } from '#ml/math/select-top.ts';
import type { ItemTable } from '../item-table.ts';
import { trainEase, type EaseTableOptions } from '../train-ease.ts';
import { countOrders } from './count-orders.ts';

interface CoreOptions extends EaseTableOptions {
  /** A product in fewer rows is left out: nothing can be learned of it, and each costs the square of the catalogue. */
  readonly minRows: number;
  /** The most products, of those in most rows. */
  readonly maxProducts: number;
}

/**
 * Train EASE on the products a shop sells regularly; the others have empty rows and are in none. The time is bounded
 * whatever the catalogue: it grows with the cube of the products trained.
 */
export function trainCoreEase(matrix: Matrix, { minRows, maxProducts, ...options }: CoreOptions): ItemTable {
  const counts = countOrders(matrix);
  const compare = (a: number, b: number) => counts[b]! - counts[a]! || a - b;
  const enough = (column: number) => counts[column]! >= minRows;
  const core = Uint32Array.from(selectTop([...counts.keys()], maxProducts, compare, enough)).sort();
  const offsets = new Uint32Array(matrix.columnCount + 1);
  if (core.length < 2) return { offsets, products: new Uint32Array(0), scores: new Float32Array(0) };
  const { products, scores, offsets: rows } = trainEase(keepColumns(matrix, core), options);
  for (const [at, product] of core.entries()) offsets[product + 1] = rows[at + 1]! - rows[at]!;
  for (let product = 0; product < matrix.columnCount; product++) offsets[product + 1]! += offsets[product]!;
  return { offsets, products: products.map((at) => core[at]!), scores };
}

/** The matrix of some columns, renumbered in their order. */
function keepColumns({ rowCount, columnCount, offsets, columns }: Matrix, kept: Uint32Array): Matrix {
  const position = new Int32Array(columnCount).fill(-1);
  for (const [at, column] of kept.entries()) position[column] = at;
  const rowOf = new Uint32Array(columns.length);
  const columnOf = new Uint32Array(columns.length);
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      if (position[columns[i]!]! < 0) continue;
      rowOf[size] = row;
      columnOf[size++] = position[columns[i]!]!;
    }
  }
  return buildMatrix(rowCount, kept.length, rowOf.subarray(0, size), columnOf.subarray(0, size));
}
