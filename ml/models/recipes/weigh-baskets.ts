import type { Matrix } from '#ml/data/matrix.ts';

interface WeightOptions {
  /** The instant from which age counts, and the age at which a basket counts half, in milliseconds. */
  readonly asOf: number;
  readonly halfLife: number;
  /** A basket of `n` products is divided by `n ** lengthPower`. */
  readonly lengthPower: number;
}

export const DAY = 24 * 60 * 60 * 1000;

/** Nothing is forgotten: one order dated years ahead must not silence all others. */
const LEAST = 1 / 64;

/**
 * Weigh baskets: `2^(-age / halfLife) / length^lengthPower`, the first factor at least 1/64. New baskets say what is
 * bought now, and a basket of many products says little of any two of them. Empty baskets weigh 0.
 */
export function weighBaskets(
  { rowCount, offsets }: Matrix,
  orderedAt: Float64Array,
  { asOf, halfLife, lengthPower }: WeightOptions,
): Float32Array {
  const weights = new Float32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const length = offsets[row + 1]! - offsets[row]!;
    const freshness = Math.max(LEAST, Math.min(1, 2 ** ((orderedAt[row]! - asOf) / halfLife)));
    if (length > 0) weights[row] = freshness / length ** lengthPower;
  }
  return weights;
}
