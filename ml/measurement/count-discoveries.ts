/**
 * How many of several tests are found something by, the surest first, so that at most a share `rate` of those found is by
 * chance (Benjamini & Hochberg, 1995): the largest `k` with `p(k) <= k rate / m`, `p(k)` the k-th smallest of `m`.
 *
 * @param tails two-sided p-values in any order; which `k` of them are found: those up to the k-th smallest.
 */
export function countDiscoveries(tails: readonly number[], rate: number): number {
  const sorted = Float64Array.from(tails).sort();
  let found = sorted.length;
  while (found > 0 && sorted[found - 1]! > (found * rate) / sorted.length) found -= 1;
  return found;
}
