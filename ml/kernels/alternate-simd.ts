import type { FactorProblem } from './kernels.ts';
import { THREAD_NUMBER, type Machine } from './machine.ts';
import { planMemory } from './plan-memory.ts';
import { requireFactors } from './require-factors.ts';

/** See `Kernels.alternate`. Factors are padded with zeros, which stay zeros, to whole groups of 16. */
export function alternateSimd(machine: Machine, problem: FactorProblem, halfSteps: number): void {
  requireFactors(problem);
  const { matrix, transposed, factors, rowFactors, columnFactors, lambda, alpha0 } = problem;
  const padded = Math.ceil(factors / 16) * 16;
  const plan = planMemory();
  const whole = [matrix.offsets, matrix.columns, transposed.offsets, transposed.columns];
  const places = whole.map(({ length }) => plan.take(length));
  const rowPlace = plan.take(matrix.rowCount * padded);
  const columnPlace = plan.take(matrix.columnCount * padded);
  const room = plan.take(padded * padded + 4 * padded * machine.threads);
  const { integers, floats } = plan.open(machine);
  for (const [index, values] of whole.entries()) integers.set(values, places[index]! / 4);
  const sides = [
    { values: rowFactors, count: matrix.rowCount, start: rowPlace / 4 },
    { values: columnFactors, count: matrix.columnCount, start: columnPlace / 4 },
  ];
  for (const { values, count, start } of sides) {
    for (let row = 0; row < count; row++) {
      floats.set(values.subarray(row * factors, (row + 1) * factors), start + row * padded);
      floats.fill(0, start + row * padded + factors, start + (row + 1) * padded);
    }
  }
  const sizes = [matrix.rowCount, matrix.columnCount, 4 * padded];
  const settings = [lambda, alpha0, halfSteps, room, THREAD_NUMBER, machine.threads] as const;
  machine.run('alternate', [...places, rowPlace, columnPlace, ...sizes, ...settings]);
  for (const { values, count, start } of sides) {
    for (let row = 0; row < count; row++)
      values.set(floats.subarray(start + row * padded, start + row * padded + factors), row * factors);
  }
}
