import { estimateCovariance } from '../math/estimate-covariance.ts';
import { minimise } from '../math/minimise.ts';
import { createObjective, EDGE, type LogPrior } from './create-objective.ts';
import { createValueLikelihood } from './create-value-likelihood.ts';
import type { GammaGamma, PurchaseValues } from './gamma-gamma.ts';

export interface FitGammaGammaOptions {
  /** Default 200. */
  readonly maxIterations?: number;
  /**
   * What is believed of ln p, ln (q - 1) and ln gamma beforehand, gamma as a share of the mean; without it the fit is
   * by the data alone.
   */
  readonly prior?: LogPrior;
}

/** Where all are nearly alike p and q are large, and differences of their ln Gamma keep no more digits. */
const ROUNDING = 1e-11;

/**
 * Fit Gamma-Gamma (Fader & Hardie 2013) by maximum likelihood, or by its maximum with a prior: BFGS on logarithms.
 * Buyers without a transaction or with a mean of 0 or below are left out, as the model knows only values above 0.
 *
 * @returns null if that leaves nobody.
 * @throws {RangeError} if the columns differ in length.
 */
export function fitGammaGamma(
  values: PurchaseValues,
  { maxIterations = 200, prior }: FitGammaGammaOptions = {},
): GammaGamma | null {
  const { frequency, averageMinor } = keepPositive(values);
  const buyers = frequency.length;
  if (buyers === 0) return null;
  const unit = averageMinor.reduce((sum, value) => sum + value, 0) / buyers;
  const likelihood = createValueLikelihood({ frequency, averageMinor: averageMinor.map((value) => value / unit) });
  const objective = createObjective(likelihood, buyers, prior);
  const { point, iterations, converged } = minimise(objective, [1, 1, 0], { maxIterations, rounding: ROUNDING });
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
