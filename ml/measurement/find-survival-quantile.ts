import type { SurvivalCurve } from './estimate-survival.ts';

/** A time by which a share has had the event; null where the curve does not fall that far. */
export interface SurvivalQuantile {
  readonly time: number | null;
  /** Bounds of the 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The p-quantile of a time to an event: the smallest time with `S(t) <= 1 - p`. Its interval holds the times at which the
 * interval of the curve holds `1 - p` (Brookmeyer & Crowley 1982).
 */
export function findSurvivalQuantile({ times, survival, low, high }: SurvivalCurve, p: number): SurvivalQuantile {
  const find = (shares: Float64Array) => {
    // 1e-12: a curve that reaches 1 - p exactly must not miss it by rounding.
    const at = findFirst(shares, (share) => share <= 1 - p + 1e-12);
    return at < shares.length ? times[at]! : null;
  };
  return { time: find(survival), low: find(low), high: find(high) };
}

/** The first place that meets a condition which all later ones meet. */
function findFirst(shares: Float64Array, meets: (share: number) => boolean): number {
  let [from, to] = [0, shares.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (meets(shares[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}
