import type { Objective } from '../math/minimise.ts';
import type { HistoryCells } from './merge-histories.ts';
import type { OrderModel } from './order-model.ts';

/**
 * Create the log-likelihood of histories under BG/NBD (Fader, Hardie & Lee 2005, equation 6) or MBG/NBD (Batislam, Denizel
 * & Filiztekin 2007, equation 6), as a function of the logarithms of (r, alpha, a, b), with its gradient.
 *
 * A buyer who made x repeat transactions passed m chances to stop, x under BG/NBD and x + 1 under MBG/NBD. Either all m
 * were let pass, `lambda^x exp(-lambda T) (1 - p)^m`, or the last was taken, `lambda^x exp(-lambda t_x) p (1 - p)^(m-1)`.
 * Over Gamma(r, alpha) and Beta(a, b), with `d = a / (b + m - 1) ((alpha + T) / (alpha + t_x))^(r + x)` (0 when m = 0):
 *
 * `L = Gamma(r + x) / Gamma(r) alpha^r (alpha + T)^-(r + x) B(a, b + m) / B(a, b) (1 + d)`,
 *
 * and `d / (1 + d)` is the posterior probability that the buyer has stopped.
 */
export function createOrderLikelihood(kind: OrderModel['kind'], cells: HistoryCells): Objective {
  const { frequency, recency, age, weights } = cells;
  const shift = kind === 'mbg/nbd' ? 1 : 0;
  const most = frequency.reduce((max, x) => Math.max(max, x), 0) + shift;
  const buyers = weights.reduce((sum, weight) => sum + weight, 0);
  return (logs, gradient) => {
    const [r, alpha, a, b] = Array.from(logs, Math.exp) as [number, number, number, number];
    const purchases = sumLogs(r, most);
    const passes = sumLogs(b, most);
    const chances = sumLogs(a + b, most);
    const stops = Float64Array.from({ length: most + 1 }, (_, m) => (m === 0 ? -Infinity : Math.log(a / (b + m - 1))));
    let [total, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0];
    let [lastAge, logAge] = [NaN, NaN];
    for (let cell = 0; cell < weights.length; cell++) {
      const x = frequency[cell]!;
      const m = x + shift;
      const known = alpha + age[cell]!;
      const last = alpha + recency[cell]!;
      // Cells of one age follow each other.
      if (known !== lastAge) [lastAge, logAge] = [known, Math.log(known)];
      const logLast = last === known ? logAge : Math.log(last);
      const logOdds = stops[m]! + (r + x) * (logAge - logLast);
      const rest = Math.exp(-Math.abs(logOdds));
      const stopped = (logOdds > 0 ? 1 : rest) / (1 + rest);
      const weight = weights[cell]!;
      total +=
        weight *
        (purchases.sums[x]! +
          passes.sums[m]! -
          chances.sums[m]! -
          (r + x) * logAge +
          Math.max(0, logOdds) +
          Math.log1p(rest));
      byR += weight * (purchases.slopes[x]! - (1 - stopped) * logAge - stopped * logLast);
      byAlpha -= weight * (r + x) * ((1 - stopped) / known + stopped / last);
      byA += weight * (stopped / a - chances.slopes[m]!);
      if (m > 0) byB += weight * (passes.slopes[m]! - chances.slopes[m]! - stopped / (b + m - 1));
    }
    total += buyers * r * logs[1]!;
    byR += buyers * logs[1]!;
    byAlpha += (buyers * r) / alpha;
    gradient.set([r * byR, alpha * byAlpha, a * byA, b * byB]);
    return total;
  };
}

/** `ln Gamma(z + n) - ln Gamma(z)` for n = 0, 1, ... and its derivative by z: sums of `ln(z + k)` and `1 / (z + k)`, k < n. */
function sumLogs(z: number, most: number): { sums: Float64Array; slopes: Float64Array } {
  const sums = new Float64Array(most + 1);
  const slopes = new Float64Array(most + 1);
  for (let n = 0; n < most; n++) {
    sums[n + 1] = sums[n]! + Math.log(z + n);
    slopes[n + 1] = slopes[n]! + 1 / (z + n);
  }
  return { sums, slopes };
}
