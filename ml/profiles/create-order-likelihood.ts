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
  return (logs, gradient) => {
    const [r, alpha, a, b] = Array.from(logs, Math.exp) as [number, number, number, number];
    const purchases = sumLogs(r, most);
    const passes = sumLogs(b, most);
    const chances = sumLogs(a + b, most);
    let [total, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0];
    for (let cell = 0; cell < weights.length; cell++) {
      const x = frequency[cell]!;
      const m = x + shift;
      const logAge = Math.log(alpha + age[cell]!);
      const logRecency = Math.log(alpha + recency[cell]!);
      const logOdds = m === 0 ? -Infinity : Math.log(a / (b + m - 1)) + (r + x) * (logAge - logRecency);
      const stopped = 1 / (1 + Math.exp(-logOdds));
      const logEither = logOdds > 0 ? logOdds + Math.log1p(Math.exp(-logOdds)) : Math.log1p(Math.exp(logOdds));
      const weight = weights[cell]!;
      total +=
        weight *
        (purchases.sums[x]! + r * logs[1]! - (r + x) * logAge + passes.sums[m]! - chances.sums[m]! + logEither);
      byR += weight * (purchases.slopes[x]! + logs[1]! - (1 - stopped) * logAge - stopped * logRecency);
      byAlpha +=
        weight * (r / alpha - (r + x) * ((1 - stopped) / (alpha + age[cell]!) + stopped / (alpha + recency[cell]!)));
      byA += weight * (stopped / a - chances.slopes[m]!);
      if (m > 0) byB += weight * (passes.slopes[m]! - chances.slopes[m]! - stopped / (b + m - 1));
    }
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
