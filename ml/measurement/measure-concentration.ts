/** How unequally a sum is spread over buyers. */
export interface Concentration {
  readonly n: number;
  readonly total: number;
  /** Share of the total that the best `i / (length - 1)` of the buyers bring; from 0 to 1, rising ever less. */
  readonly curve: readonly number[];
  /** 0: all bring the same. Towards 1: one brings all. */
  readonly gini: number;
  /** What the last of the best 20 % brings. */
  readonly topFifthFrom: number;
}

export interface ConcentrationOptions {
  /** Points of the curve between 0 and 1, both included. Default 21. */
  readonly points?: number;
}

/**
 * Measure how concentrated an amount is: the Lorenz curve (Lorenz, 1905), begun with the best buyers, linear between two of
 * them, and the Gini coefficient of the same values, `G = 2 sum(i x_i) / (n sum(x)) - (n + 1) / n` for ascending `x_i`
 * (Gini, 1912). A negative amount, of a buyer who gave back more than was kept, counts as 0.
 *
 * @param amounts one a buyer, in any order. @returns null where there is nothing to share.
 */
export function measureConcentration(
  amounts: Float64Array,
  { points = 21 }: ConcentrationOptions = {},
): Concentration | null {
  const n = amounts.length;
  const sorted = amounts.map((amount) => Math.max(0, amount)).sort();
  // Sums of the best 0, 1, ... n buyers.
  const sums = new Float64Array(n + 1);
  let weighted = 0;
  for (let i = 0; i < n; i++) {
    sums[i + 1] = sums[i]! + sorted[n - 1 - i]!;
    weighted += (i + 1) * sorted[i]!;
  }
  const total = sums[n]!;
  if (total === 0) return null;
  const curve = Array.from({ length: points }, (_, i) => shareOf(sums, i / (points - 1)));
  const gini = Math.max(0, (2 * weighted) / (n * total) - (n + 1) / n);
  return { n, total, curve, gini, topFifthFrom: sorted[n - Math.ceil(n / 5)]! };
}

function shareOf(sums: Float64Array, part: number): number {
  const n = sums.length - 1;
  const whole = Math.floor(part * n);
  const next = whole < n ? sums[whole + 1]! : sums[n]!;
  return (sums[whole]! + (part * n - whole) * (next - sums[whole]!)) / sums[n]!;
}
