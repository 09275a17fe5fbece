import { estimateCovariance } from '../math/estimate-covariance.ts';
import { minimise, type Objective } from '../math/minimise.ts';
import { createValueLikelihood } from './create-value-likelihood.ts';
import type { GammaGamma, PurchaseValues } from './gamma-gamma.ts';

export interface FitGammaGammaOptions {
  /** Default 200. */
  readonly maxIterations?: number;
}

/** Logarithms are tried up to here, values scaled to a mean of 1; beyond it the function is bent upwards. */
const EDGE = 8;

/**
 * Fit Gamma-Gamma (Fader & Hardie 2013) by maximum likelihood: BFGS on logarithms. Buyers without a transaction or with a
 * mean of 0 or below are left out, as the model knows only values above 0.
 *
 * @returns null if that leaves nobody.
 * @throws {RangeError} if the columns differ in length.
 */
export function fitGammaGamma(
  values: PurchaseValues,
  { maxIterations = 200 }: FitGammaGammaOptions = {},
): GammaGamma | null {
  const { frequency, averageMinor } = keepPositive(values);
  const buyers = frequency.length;
  if (buyers === 0) return null;
  const unit = averageMinor.reduce((sum, value) => sum + value, 0) / buyers;
  const likelihood = createValueLikelihood({ frequency, averageMinor: averageMinor.map((value) => value / unit) });
  const objective = bendAtEdge(likelihood, buyers);
  const { point, iterations, converged } = minimise(objective, [1, 1, 0], { maxIterations });
  const [p, over, gamma] = Array.from(point, Math.exp) as [number, number, number];
  const isAtEdge = point.some((log) => Math.abs(log) > EDGE - 1);
  const covariance = isAtEdge ? null : estimateCovariance(objective, point);
  const error = (i: number, value: number) => value * Math.sqrt(covariance![i * 4]! / buyers);
  return {
    p,
    q: 1 + over,
    gamma: gamma * unit,
    // The density of a mean is that of its own unit.
    logLikelihood: likelihood(point, new Float64Array(3)) - buyers * Math.log(unit),
    standardErrors: covariance && { p: error(0, p), q: error(1, over), gamma: error(2, gamma * unit) },
    buyers,
    iterations,
    converged,
    doubt: isAtEdge ? 'at the edge' : converged ? null : 'not converged',
  };
}

function keepPositive({ frequency, averageMinor }: PurchaseValues): PurchaseValues {
  if (averageMinor.length !== frequency.length) {
    throw new RangeError(
      `Cannot fit Gamma-Gamma: the columns must have one length, got ${frequency.length} and ${averageMinor.length}.`,
    );
  }
  const isKept = (_: number, i: number) => frequency[i]! >= 1 && averageMinor[i]! > 0 && averageMinor[i]! < Infinity;
  return { frequency: frequency.filter(isKept), averageMinor: averageMinor.filter(isKept) };
}

/** The mean negative log-likelihood of a buyer, with walls. */
function bendAtEdge(likelihood: Objective, buyers: number): Objective {
  return (point, gradient) => {
    let value = -likelihood(point, gradient) / buyers;
    for (const [i, log] of point.entries()) {
      const beyond = log - Math.max(-EDGE, Math.min(EDGE, log));
      value += beyond * beyond;
      gradient[i] = -gradient[i]! / buyers + 2 * beyond;
    }
    return value;
  };
}
