import type { FirstTwo } from './list-first-two.ts';

/** The lifetime repeat rate as it stood at the end of a period. */
export interface RatePoint {
  readonly period: number;
  /** Buyers with at least one order by then. */
  readonly buyers: number;
  /** Those with at least two. */
  readonly repeated: number;
}

/**
 * The lifetime repeat rate over time: at the end of each period from `from` to `to`, of all buyers until then.
 *
 * @param periods of orders.
 */
export function measureRateOverTime(
  periods: FirstTwo,
  { from, to }: { readonly from: number; readonly to: number },
): RatePoint[] {
  const span = Math.max(0, to - from + 1);
  if (span === 0) return [];
  const firsts = countByPeriod(periods.first, from, span);
  const seconds = countByPeriod(periods.second, from, span);
  let buyers = 0;
  let repeated = 0;
  return Array.from(firsts, (first, at) => {
    buyers += first;
    repeated += seconds[at]!;
    return { period: from + at, buyers, repeated };
  });
}

/** How many lie in each period; what lies before is counted in the first. */
function countByPeriod(periods: Float64Array, from: number, span: number): Uint32Array {
  const counts = new Uint32Array(span);
  for (let at = 0; at < periods.length; at++) {
    const place = periods[at]! - from;
    if (place < span) counts[Math.max(0, place)]! += 1;
  }
  return counts;
}
