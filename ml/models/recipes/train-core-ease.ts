import { chooseFullColumns } from '#ml/data/choose-full-columns.ts';
import { countColumns } from '#ml/data/count-columns.ts';
import { keepColumns } from '#ml/data/keep-columns.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import type { ItemTable } from '../item-table.ts';
import { trainEase, type EaseTableOptions } from '../train-ease.ts';
import { createSilentTable } from './create-silent-table.ts';

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
  const counts = countColumns(matrix);
  const core = chooseFullColumns(matrix, maxProducts).filter((column) => counts[column]! >= minRows);
  if (core.length < 2) return createSilentTable(matrix.columnCount);
  const offsets = new Uint32Array(matrix.columnCount + 1);
  const { products, scores, offsets: rows } = trainEase(keepColumns(matrix, core), options);
  for (const [at, product] of core.entries()) offsets[product + 1] = rows[at + 1]! - rows[at]!;
  for (let product = 0; product < matrix.columnCount; product++) offsets[product + 1]! += offsets[product]!;
  return { offsets, products: products.map((at) => core[at]!), scores };
}
