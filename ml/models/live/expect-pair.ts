/**
 * How many of some rows would hold a product by chance (Smith & Linden, 2017): `sum of 1 - (1 - share)^size`. Bit for
 * bit what `createChance` makes of it: sizes ascending, powers by repeated multiplication.
 *
 * @param sizes by number of other products in a row: how many rows. @param cap longest row among them.
 * @param share the product's share of all ones.
 */
export function expectPair(sizes: Float64Array, cap: number, share: number): number {
  const miss = 1 - share;
  let power = 1;
  let sum = 0;
  for (let size = 0; size < cap; size++) {
    sum += sizes[size]! * (1 - power);
    power *= miss;
  }
  return sum;
}
