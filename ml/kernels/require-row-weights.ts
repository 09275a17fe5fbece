import type { Matrix } from '../data/matrix.ts';

/** @throws {RangeError} if there is not one weight for each row. Without weights each counts 1. */
export function requireRowWeights({ rowCount }: Matrix, rowWeights: Float32Array | undefined): void {
  if (rowWeights && rowWeights.length !== rowCount)
    throw new RangeError(`Cannot weigh rows: there must be ${rowCount} weights, got ${rowWeights.length}.`);
}
