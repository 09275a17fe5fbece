import { countDiscoveries } from './count-discoveries.ts';
import { normalQuantile } from './normal-quantile.ts';
import { normalTail } from './normal-tail.ts';

/** Which of many estimates stand out, and how wide their intervals have to be. */
export interface Discoveries {
  /** How many estimates were looked at: those with a standard error above 0. */
  readonly tested: number;
  readonly found: number;
  /** Half the width of each interval, in standard errors. An interval leaves out 0 exactly where the estimate is found. */
  readonly z: number;
}

/**
 * Control the share of false discoveries among many estimates, each against 0: `R` are found, see `countDiscoveries`.
 *
 * One width of interval for all of them, `1 - max(R, 1) rate / m` (Benjamini & Yekutieli, 2005): of the intervals of those
 * found, a share of at most `rate` is expected to miss its truth, however many were looked at.
 *
 * @param estimates with their standard errors; one with none, or with 0, says nothing and is not tested.
 * @param rate share of false discoveries among those found that is put up with, in (0, 1).
 */
export function controlFalseDiscoveries(
  estimates: readonly { readonly difference: number | null; readonly standardError: number | null }[],
  rate: number,
): Discoveries {
  const tails = estimates.flatMap(({ difference, standardError }) =>
    difference !== null && standardError ? [2 * normalTail(Math.abs(difference) / standardError)] : [],
  );
  const tested = tails.length;
  const found = countDiscoveries(tails, rate);
  return { tested, found, z: normalQuantile((Math.max(found, 1) * rate) / Math.max(tested, 1) / 2) };
}
