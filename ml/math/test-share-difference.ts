import { logGamma } from './log-gamma.ts';
import type { Share } from './share-difference-interval.ts';

/**
 * How probable a difference of two independent shares at least as large as the one seen is by chance alone: Fisher's
 * exact test, twice the smaller tail, 1 at most. With the totals given, the `count` of the first is hypergeometric:
 * `P(x) = C(K, x) C(N - K, n - x) / C(N, n)`, `n` the first's `of`, `K` and `N` both together.
 *
 * Exact where a normal approximation finds too much: in few events.
 *
 * @returns from 0 to 1; 1 where one of them is a share of none, or all of both or none of both are counted.
 */
export function testShareDifference(one: Share, other: Share): number {
  const [n, counted, all] = [one.of, one.count + other.count, one.of + other.of];
  const [least, most] = [Math.max(0, n + counted - all), Math.min(n, counted)];
  const isAbove = one.count * all >= n * counted;
  // Away from the middle every term is smaller than the one before it.
  const seen = Math.exp(logChoose(counted, one.count) + logChoose(all - counted, n - one.count) - logChoose(all, n));
  let [term, tail] = [seen, seen];
  for (let x = one.count; isAbove ? x < most : x > least; x += isAbove ? 1 : -1) {
    const [gone, kept] = [x, all - counted - n + x];
    term *= isAbove
      ? ((counted - x) * (n - x)) / ((gone + 1) * (kept + 1))
      : (gone * kept) / ((counted - x + 1) * (n - x + 1));
    tail += term;
    if (term < tail * Number.EPSILON) break;
  }
  return Math.min(1, 2 * Math.min(tail, 1 - tail + seen));
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
