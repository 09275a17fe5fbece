import { boundSurvival } from './bound-survival.ts';
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
export function findSurvivalQuantile(curve: SurvivalCurve, p: number): SurvivalQuantile {
  const { times, survival } = curve;
  const find = (shareAt: (step: number) => number) => {
    // 1e-12: a curve that reaches 1 - p exactly must not miss it by rounding.
    const at = findFirst(times.length, (step) => shareAt(step) <= 1 - p + 1e-12);
    return at < times.length ? times[at]! : null;
  };
  return {
    time: find((step) => survival[step]!),
    low: find((step) => boundSurvival(curve, step)[0]),
    high: find((step) => boundSurvival(curve, step)[1]),
  };
}

/** The first place of `count` that meets a condition which all later ones meet. */
function findFirst(count: number, meets: (place: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (meets(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
