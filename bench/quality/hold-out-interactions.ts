import { buildMatrix } from '#ml/data/build-matrix.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import type { ScoredQuestion } from './measure-score.ts';

/** What is trained on, and what is asked: each row's hidden ones, given its others. */
export interface HeldOut {
  readonly matrix: Matrix;
  readonly questions: readonly ScoredQuestion[];
}

/**
 * Hide some ones of a matrix. A row without hidden ones is not asked about; one with nothing left is (only what does
 * not depend on it can answer).
 *
 * @param isHidden asked of each one, row after row, columns ascending.
 */
export function holdOutInteractions(
  { rowCount, columnCount, offsets, columns }: Matrix,
  isHidden: (at: number, row: number) => boolean,
): HeldOut {
  const rows: number[] = [];
  const kept: number[] = [];
  const hidden: Set<number>[] = [];
  for (let row = 0; row < rowCount; row++) {
    const relevant = new Set<number>();
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      if (isHidden(at, row)) {
        relevant.add(columns[at]!);
        continue;
      }
      rows.push(row);
      kept.push(columns[at]!);
    }
    hidden.push(relevant);
  }
  const matrix = buildMatrix(rowCount, columnCount, Uint32Array.from(rows), Uint32Array.from(kept));
  const questions = hidden.flatMap((relevant, row) => {
    if (relevant.size === 0) return [];
    const products = matrix.columns.slice(matrix.offsets[row], matrix.offsets[row + 1]);
    return [{ query: { row, products, weights: new Float32Array(products.length).fill(1) }, relevant }];
  });
  return { matrix, questions };
}
