import { selectTop } from '../math/select-top.ts';
import { countColumns } from './count-columns.ts';
import type { Matrix } from './matrix.ts';

/** The `limit` columns with the most ones, ascending by index; all of them if there are no more. Equals by index. */
export function chooseFullColumns(matrix: Matrix, limit: number): Uint32Array {
  const counts = countColumns(matrix);
  const columns = Uint32Array.from(counts, (_, column) => column);
  return Uint32Array.from(selectTop(columns, limit, (a, b) => counts[b]! - counts[a]! || a - b)).sort();
}
