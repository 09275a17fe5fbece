import { MAX_DENSE_COLUMNS } from './kernels.ts';

/** @throws {RangeError} if a dense matrix of that many rows and columns does not fit the memory set aside for it. */
export function requireDenseSize(size: number): number {
  if (!Number.isInteger(size) || size < 0 || size > MAX_DENSE_COLUMNS)
    throw new RangeError(`Cannot hold matrix: its size must be at most ${MAX_DENSE_COLUMNS}, got ${size}.`);
  return size;
}
