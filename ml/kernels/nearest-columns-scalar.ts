import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import { selectTop } from '../math/select-top.ts';
import type { NearestColumns } from './kernels.ts';

/** See `Kernels.nearestColumns`. */
export function nearestColumnsScalar(matrix: Matrix, maxNeighbors: number): NearestColumns {
  const transposed = transposeMatrix(matrix);
  const size = matrix.columnCount;
  const offsets = new Uint32Array(size + 1);
  const rowsOf = Float64Array.from({ length: size }, (_, c) => transposed.offsets[c + 1]! - transposed.offsets[c]!);
  const counts = new Uint32Array(size);
  const touched = new Uint32Array(size);
  const scores = new Float64Array(size);
  const compare = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  const columns: number[] = [];
  const cosines: number[] = [];
  for (let column = 0; column < size; column++) {
    let found = 0;
    for (let at = transposed.offsets[column]!; at < transposed.offsets[column + 1]!; at++) {
      const row = transposed.columns[at]!;
      for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
        const other = matrix.columns[i]!;
        if (other === column) continue;
        if (counts[other] === 0) touched[found++] = other;
        counts[other]! += 1;
      }
    }
    const others = touched.subarray(0, found);
    for (const other of others) scores[other] = counts[other]! / Math.sqrt(rowsOf[column]! * rowsOf[other]!);
    for (const other of selectTop(others, maxNeighbors, compare)) {
      columns.push(other);
      cosines.push(scores[other]!);
    }
    for (const other of others) counts[other] = 0;
    offsets[column + 1] = columns.length;
  }
  return {
    offsets,
    columns: Uint32Array.from(columns),
    cosines: Float32Array.from(cosines),
  };
}
