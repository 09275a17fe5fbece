/** How far from certain a probability is taken, so that its logarithms stay finite. */
const CERTAIN = 1e-9;

/** How many numbers `describeReturn` gives. */
export const RETURN_FEATURES = 4;

/**
 * What a probability to buy again is recalibrated by: 1, its complementary log-log `ln(-ln(1 - P))`, in which longer horizons
 * and higher rates add, `ln(1 + x)` of the repeat transactions, and whether there are none.
 */
export function describeReturn(probability: number, repeats: number): readonly number[] {
  const bounded = Math.min(1 - CERTAIN, Math.max(CERTAIN, probability));
  return [1, Math.log(-Math.log1p(-bounded)), Math.log1p(repeats), repeats === 0 ? 1 : 0];
}
