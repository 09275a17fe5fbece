import { alternateSimd } from './alternate-simd.ts';
import { gramSimd, invertGramSimd, invertSimd } from './gram-simd.ts';
import type { Kernels } from './kernels.ts';
import type { Machine } from './machine.ts';
import { nearestColumnsSimd } from './nearest-columns-simd.ts';

/** Create the compiled kernels on a machine. */
export function createSimdKernels(machine: Machine): Kernels {
  return {
    name: 'simd',
    threads: machine.threads,
    gram: (matrix, rowWeights) => gramSimd(machine, matrix, rowWeights),
    invert: (matrix, size) => invertSimd(machine, matrix, size),
    invertGram: (matrix, options, read) => invertGramSimd(machine, matrix, options, read),
    alternate: (problem, halfSteps) => alternateSimd(machine, problem, halfSteps),
    nearestColumns: (matrix, maxNeighbors) => nearestColumnsSimd(machine, matrix, maxNeighbors),
  };
}
