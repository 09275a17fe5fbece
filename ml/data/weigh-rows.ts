import type { Matrix } from './matrix.ts';

/**
 * Weigh rows by their length `n`: `n^-power`, times a constant that keeps the sum over the ones as it is without
 * weights, so that a regularisation that suits one power suits the others. Power 0: all rows alike; 1: as if each row
 * had one vote to divide among its ones. Empty rows weigh 0.
 *
 * @throws {RangeError} if `power` is not a number from 0.
 */
export function weighRows({ rowCount, offsets }: Matrix, power: number): Float32Array {
  if (!(power >= 0 && Number.isFinite(power)))
    throw new RangeError(`Cannot weigh rows: power must be a number from 0, got ${power}.`);
  const lengths = Float64Array.from({ length: rowCount }, (_, row) => offsets[row + 1]! - offsets[row]!);
  const votes = lengths.map((length) => (length > 0 ? length ** -power : 0));
  const ones = lengths.reduce((sum, length) => sum + length, 0);
  const weighted = lengths.reduce((sum, length, row) => sum + length * votes[row]!, 0);
  return Float32Array.from(votes, (vote) => (weighted > 0 ? (vote * ones) / weighted : 0));
}
