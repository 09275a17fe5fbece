import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import type { NearestColumns } from './kernels.ts';
import { THREAD_NUMBER, type Machine } from './machine.ts';
import { planMemory } from './plan-memory.ts';

/** Of more columns, the counts of all pairs would take more memory than counting every pair twice takes time. */
const MOST_DENSE = 5000;

/** See `Kernels.nearestColumns`. */
export function nearestColumnsSimd(machine: Machine, matrix: Matrix, maxNeighbors: number): NearestColumns {
  const size = matrix.columnCount;
  const most = Math.min(maxNeighbors, size);
  const padded = Math.ceil(size / 16) * 16;
  const transposed = transposeMatrix(matrix);
  const plan = planMemory();
  const whole = [matrix.offsets, matrix.columns, transposed.offsets, transposed.columns];
  const places = whole.map(({ length }) => plan.take(length));
  const inverses = plan.take(padded);
  const found = plan.take(size);
  const [neighbors, cosines] = [plan.take(size * most), plan.take(size * most)];
  const room = plan.take(machine.threads * (padded + 2 * most));
  const dense = size <= MOST_DENSE ? plan.take(size * padded) : 0;
  const { integers, floats } = plan.open(machine);
  for (const [index, values] of whole.entries()) integers.set(values, places[index]! / 4);
  floats.fill(0, inverses / 4, inverses / 4 + padded);
  for (let column = 0; column < size; column++) {
    const rows = transposed.offsets[column + 1]! - transposed.offsets[column]!;
    if (rows > 0) floats[inverses / 4 + column] = 1 / Math.sqrt(rows);
  }
  const results = [found, neighbors!, cosines!];
  machine.run('nearestColumns', [
    ...places,
    ...[inverses, size, padded, most],
    ...results,
    ...[room, dense],
    THREAD_NUMBER,
    machine.threads,
  ]);
  const offsets = new Uint32Array(size + 1);
  for (let column = 0; column < size; column++) offsets[column + 1] = offsets[column]! + integers[found / 4 + column]!;
  const pack = <T extends Uint32Array | Float32Array>(values: T, place: number, packed: T): T => {
    for (let column = 0; column < size; column++) {
      const at = place / 4 + column * most;
      packed.set(values.subarray(at, at + offsets[column + 1]! - offsets[column]!), offsets[column]);
    }
    return packed;
  };
  const total = offsets[size]!;
  return {
    offsets,
    columns: pack(integers, neighbors!, new Uint32Array(total)),
    cosines: pack(floats, cosines!, new Float32Array(total)),
  };
}
