export const Z = 1.959963984540054;

/** The score interval as the solutions of |p - k/n| = z sqrt(p (1 - p) / n), by bisection. Null of none. */
export function wilson(count: number, n: number): [number, number] | null {
  if (n === 0) return null;
  const share = count / n;
  const solve = (inside: number, outside: number) => {
    let [good, bad] = [inside, outside];
    for (let i = 0; i < 60; i++) {
      const middle = (good + bad) / 2;
      if (Math.abs(middle - share) <= Z * Math.sqrt((middle * (1 - middle)) / n)) good = middle;
      else bad = middle;
    }
    return good;
  };
  return [solve(share, 0), solve(share, 1)];
}

/** Newcombe's interval of the difference of two shares, `[count, n]` each. */
export function newcombe(now: readonly [number, number], before: readonly [number, number]): [number, number] | null {
  const [first, second] = [wilson(...now), wilson(...before)];
  if (!first || !second) return null;
  const [p, q] = [now[0] / now[1], before[0] / before[1]];
  const [l1, u1] = first;
  const [l2, u2] = second;
  return [p - q - Math.sqrt((p - l1) ** 2 + (u2 - q) ** 2), p - q + Math.sqrt((u1 - p) ** 2 + (q - l2) ** 2)];
}

/** Welch's interval of the difference of two means. */
export function welch(now: readonly number[], before: readonly number[]): [number, number] {
  const describe = (values: readonly number[]) => {
    const mean = sum(values) / values.length;
    const variance = sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
    return { mean, ofMean: variance / values.length };
  };
  const [one, other] = [describe(now), describe(before)];
  const half = Z * Math.sqrt(one.ofMean + other.ofMean);
  return [one.mean - other.mean - half, one.mean - other.mean + half];
}

/** Fisher's exact test of two shares, `[count, n]` each: twice the smaller tail over all tables with the same totals. */
export function fisher([a, n]: readonly [number, number], [b, m]: readonly [number, number]): number {
  const all = Math.min(n, a + b);
  const none = Math.max(0, a + b - m);
  // Logarithms of the weights beside that of the first table, each by the ratio to its neighbour.
  const logs = [0];
  for (let x = none; x < all; x++)
    logs.push(logs.at(-1)! + Math.log(((a + b - x) * (n - x)) / ((x + 1) * (m - a - b + x + 1))));
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const [below, above] = [weights.slice(0, a - none + 1), weights.slice(a - none)].map(sum) as [number, number];
  return Math.min(1, (2 * Math.min(below, above)) / sum(weights));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A step of a survival curve: who is still waiting from the time on, with the 95 % interval. */
export interface Step {
  readonly time: number;
  readonly waiting: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Kaplan and Meier: each time of a return in turn, from those still waiting before it. Greenwood's interval, log-log; where
 * nobody is left, from 0 to the bound before times Wilson's for none of the last.
 */
export function traceWaits(gaps: readonly number[], opens: readonly number[]): Step[] {
  const back = Float64Array.from(gaps).sort();
  const open = Float64Array.from(opens).sort();
  const steps: Step[] = [];
  let [waiting, variance, gone, at] = [1, 0, 0, 0];
  while (at < back.length) {
    const time = back[at]!;
    while (gone < open.length && open[gone]! < time) gone += 1;
    const atRisk = back.length - at + open.length - gone;
    const first = at;
    while (back[at] === time) at += 1;
    const came = at - first;
    waiting *= 1 - came / atRisk;
    variance += came / (atRisk * (atRisk - came));
    const width = (Z * Math.sqrt(variance)) / Math.abs(Math.log(waiting));
    const bounds =
      came < atRisk
        ? { low: Math.exp(Math.log(waiting) * Math.exp(width)), high: Math.exp(Math.log(waiting) * Math.exp(-width)) }
        : { low: 0, high: (steps.at(-1)?.high ?? 1) * wilson(0, atRisk)![1] };
    steps.push({ time, waiting: came < atRisk ? waiting : 0, ...bounds });
  }
  return steps;
}

/** The first time at which a bound of the curve has fallen so far; null where it has not. */
export function findTime(steps: readonly Step[], back: number, of: 'waiting' | 'low' | 'high' = 'waiting') {
  return steps.find((step) => step[of] <= 1 - back + 1e-11)?.time ?? null;
}
