import { buildMatrix } from './build-matrix.ts';
import { buildVocabulary } from './build-vocabulary.ts';
import { findIndex } from './find-index.ts';
import type { Matrix } from './matrix.ts';

/**
 * Merge the rows that share an owner: baskets x products becomes buyers x products. Rows are numbered by ascending
 * owner; rows of owner 0 (not known) are left out.
 *
 * @throws {RangeError} if there is not one owner for each row.
 */
export function mergeRows(matrix: Matrix, owners: Float64Array): Matrix {
  if (owners.length !== matrix.rowCount) {
    throw new RangeError(`Cannot merge rows: there must be ${matrix.rowCount} owners, got ${owners.length}.`);
  }
  const known = buildVocabulary(owners.filter((owner) => owner !== 0));
  const rows = new Uint32Array(matrix.columns.length);
  const columns = new Uint32Array(matrix.columns.length);
  let size = 0;
  for (let row = 0; row < matrix.rowCount; row++) {
    const merged = findIndex(known, owners[row]!);
    if (merged < 0) continue;
    for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
      rows[size] = merged;
      columns[size++] = matrix.columns[i]!;
    }
  }
  return buildMatrix(known.length, matrix.columnCount, rows.subarray(0, size), columns.subarray(0, size));
}
