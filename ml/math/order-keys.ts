/** Products that a key can tell apart: with 32 bits of score in front, a key is a whole number below 2^53. */
export const MAX_ORDERED = 2 ** 21;

const SCORE = new Float32Array(1);
const SCORE_BITS = new Uint32Array(SCORE.buffer);
const SIGN = 0x8000_0000;

/**
 * A number that orders by score, and equal scores by index, the smaller first: the larger key comes first. A row is
 * then sorted by the machine's own sort of numbers, without a comparison function.
 *
 * @param score single precision, no NaN. @param index below `MAX_ORDERED`.
 */
export function orderKey(score: number, index: number): number {
  SCORE[0] = score + 0; // no -0
  const bits = SCORE_BITS[0]!;
  // Bits ascend as numbers do from 0 up, and the other way below.
  return (bits >= SIGN ? 2 * SIGN - 1 - bits : bits + SIGN) * MAX_ORDERED + (MAX_ORDERED - 1 - index);
}

/** The index in a key. */
export function indexOfKey(key: number): number {
  return MAX_ORDERED - 1 - (key - Math.floor(key / MAX_ORDERED) * MAX_ORDERED);
}
