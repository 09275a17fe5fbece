/** Two groups in layers of comparable people: column `s` of each is layer `s`. */
export interface Strata {
  readonly exposed: ArrayLike<number>;
  readonly exposedEvents: ArrayLike<number>;
  readonly others: ArrayLike<number>;
  readonly otherEvents: ArrayLike<number>;
}

/** What a group's share of events is beyond that of comparable others. */
export interface RiskDifference {
  /** Exposed people with somebody to compare with, and their events. */
  readonly compared: number;
  readonly comparedEvents: number;
  /** Exposed people in layers without others: they say nothing of a difference. */
  readonly withoutComparison: number;
  /** Null where nobody can be compared. */
  readonly difference: number | null;
  /** Null where nobody can be compared; 0 where no layer leaves anything to chance. */
  readonly standardError: number | null;
}

/**
 * Estimate a difference of shares within layers (Mantel & Haenszel's weights), so that what the layers hold constant
 * cannot make it. Per layer with `n1` exposed, `x1` of them with an event, `n0` others, `x0` of them, `N = n1 + n0`:
 * `difference = sum((x1 n0 - x0 n1) / N) / W`, `W = sum(n1 n0 / N)`.
 *
 * Variance of Sato (Biometrics 45, 1989), consistent for few large and for many small layers:
 * `(difference * sum P + sum Q) / W^2`, `P = (n1^2 x0 - n0^2 x1 + n1 n0 (n0 - n1) / 2) / N^2`,
 * `Q = (x1 (n0 - x0) + x0 (n1 - x1)) / (2 N)`. Rounding below 0 counts as 0.
 */
export function estimateRiskDifference({ exposed, exposedEvents, others, otherEvents }: Strata): RiskDifference {
  let [weight, sum, p, q] = [0, 0, 0, 0];
  let [compared, comparedEvents, withoutComparison] = [0, 0, 0];
  for (let s = 0; s < exposed.length; s++) {
    const [n1, x1, n0, x0] = [exposed[s]!, exposedEvents[s]!, others[s]!, otherEvents[s]!];
    if (n0 === 0) {
      withoutComparison += n1;
      continue;
    }
    const size = n1 + n0;
    compared += n1;
    comparedEvents += x1;
    weight += (n1 * n0) / size;
    sum += (x1 * n0 - x0 * n1) / size;
    p += (n1 * n1 * x0 - n0 * n0 * x1 + (n1 * n0 * (n0 - n1)) / 2) / (size * size);
    q += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * size);
  }
  const difference = weight > 0 ? sum / weight : null;
  const standardError = difference === null ? null : Math.sqrt(Math.max(0, difference * p + q)) / weight;
  return { compared, comparedEvents, withoutComparison, difference, standardError };
}
