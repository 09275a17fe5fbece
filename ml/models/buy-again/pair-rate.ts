const DAY = 24 * 60 * 60 * 1000;

/** One pair of buyer and product, with the prior of its product. */
export interface PairTimes {
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Mean of the Gamma prior, repurchases a day; and how many days of waiting it is worth. */
  readonly rate: number;
  readonly priorDays: number;
  /** Mean days between purchases expected of the pair. */
  readonly gap: number;
}

/**
 * The rate of a pair under the Poisson-Gamma model (PG; Bhagat et al., KDD 2018): `(k + alpha) / (t + beta)` repurchases
 * a day, with `k` repurchases in the `t` days since the first purchase (one at least), `alpha = rate * priorDays`,
 * `beta = priorDays`.
 */
export function pairRate({ count, firstAt, rate, priorDays }: PairTimes, asOf: number): number {
  return (count - 1 + rate * priorDays) / (Math.max(1, (asOf - firstAt) / DAY) + priorDays);
}

/**
 * The rate under the modified Poisson-Gamma model (MPG): the days since the last purchase are folded around the expected
 * gap, `|recency - gap|` in place of `recency`, until twice the gap has passed. What was just bought and what is long
 * overdue both wait; what is due now leads.
 */
export function modifiedPairRate({ count, firstAt, lastAt, rate, priorDays, gap }: PairTimes, asOf: number): number {
  const recency = Math.max(0, asOf - lastAt) / DAY;
  const waited = (lastAt - firstAt) / DAY + (recency < 2 * gap ? Math.abs(recency - gap) : recency);
  return (count - 1 + rate * priorDays) / (Math.max(1, waited) + priorDays);
}

/** Mean days between purchases expected of a pair: its own, shrunk to the product's by two gaps' worth of belief. */
export function pairGap(count: number, firstAt: number, lastAt: number, productGap: number): number {
  return ((lastAt - firstAt) / DAY + 2 * productGap) / (count + 1);
}
