import { digamma } from '../math/digamma.ts';
import { logGamma } from '../math/log-gamma.ts';
import type { Objective } from '../math/minimise.ts';
import type { PurchaseValues } from './gamma-gamma.ts';

/**
 * Create the log-likelihood of mean values `m` of `x` transactions under Gamma-Gamma (Fader & Hardie 2013, equation 1a),
 *
 * `L = Gamma(px + q) / (Gamma(px) Gamma(q)) gamma^q m^(px - 1) x^(px) / (gamma + m x)^(px + q)`,
 *
 * as a function of (ln p, ln (q - 1), ln gamma), with its gradient.
 *
 * @param values every frequency at least 1, every mean above 0.
 */
export function createValueLikelihood({ frequency, averageMinor }: PurchaseValues): Objective {
  const counts = Float64Array.from(new Set(frequency)).sort();
  const place = new Map([...counts].map((x, i) => [x, i]));
  const placeOf = Uint32Array.from(frequency, (x) => place.get(x)!);
  const logs = averageMinor.map(Math.log);
  return (point, gradient) => {
    const [p, over, gamma] = Array.from(point, Math.exp) as [number, number, number];
    const q = 1 + over;
    const constant = counts.map((x) => logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + p * x * Math.log(x));
    const slopeP = counts.map((x) => x * (digamma(p * x + q) - digamma(p * x) + Math.log(x)));
    const slopeQ = counts.map((x) => digamma(p * x + q) - digamma(q));
    let [total, byP, byQ, byGamma] = [0, 0, 0, 0];
    for (let i = 0; i < placeOf.length; i++) {
      const x = frequency[i]!;
      const at = placeOf[i]!;
      const sum = gamma + averageMinor[i]! * x;
      const logSum = Math.log(sum);
      total += constant[at]! + q * point[2]! + (p * x - 1) * logs[i]! - (p * x + q) * logSum;
      byP += slopeP[at]! + x * (logs[i]! - logSum);
      byQ += slopeQ[at]! + point[2]! - logSum;
      byGamma += q / gamma - (p * x + q) / sum;
    }
    gradient.set([p * byP, over * byQ, gamma * byGamma]);
    return total;
  };
}
