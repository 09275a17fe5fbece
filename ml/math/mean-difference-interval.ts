import { Z_95, type Interval } from './wilson-interval.ts';

/** `count` values: their sum, and the sum of their squares. */
export interface Sample {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * 95 % interval of the difference of two independent means `now - before`, of unequal variances (Welch, 1947), by the
 * normal distribution: `d ± z sqrt(s1² / n1 + s2² / n2)` with `s² = (squares - sum² / n) / (n - 1)`.
 *
 * @returns null where one of them has fewer than two values.
 */
export function meanDifferenceInterval(now: Sample, before: Sample): Interval | null {
  if (now.count < 2 || before.count < 2) return null;
  const half = Z_95 * Math.sqrt(varianceOfMean(now) + varianceOfMean(before));
  const difference = now.sum / now.count - before.sum / before.count;
  return [difference - half, difference + half];
}

function varianceOfMean({ count, sum, squares }: Sample): number {
  return Math.max(0, squares - (sum * sum) / count) / (count - 1) / count;
}
