import type { Matrix } from '../data/matrix.ts';

/** @throws {RangeError} if there is not one ridge for each column. */
export function requireRidge({ columnCount }: Matrix, ridge: Float32Array): void {
  if (ridge.length !== columnCount)
    throw new RangeError(`Cannot add ridge: there must be ${columnCount} values, got ${ridge.length}.`);
}
