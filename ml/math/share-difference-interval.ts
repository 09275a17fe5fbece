import { wilsonInterval, type Interval } from './wilson-interval.ts';

/** `count` of `of`. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/**
 * 95 % interval of the difference of two independent shares `now - before` (Newcombe, 1998, method 10: the score
 * intervals of both joined): `d - sqrt((p1 - l1)² + (u2 - p2)²)` to `d + sqrt((u1 - p1)² + (p2 - l2)²)`.
 *
 * @returns null where one of them is a share of none.
 */
export function shareDifferenceInterval(now: Share, before: Share): Interval | null {
  const [first, second] = [wilsonInterval(now.count, now.of), wilsonInterval(before.count, before.of)];
  if (!first || !second) return null;
  const [p1, p2] = [now.count / now.of, before.count / before.of];
  const difference = p1 - p2;
  return [
    difference - Math.hypot(p1 - first[0], second[1] - p2),
    difference + Math.hypot(first[1] - p1, p2 - second[0]),
  ];
}
