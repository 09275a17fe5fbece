import type { Objective } from '../math/minimise.ts';

/**
 * What is believed of logarithms of parameters before the data are seen: each normal, with these means and standard
 * deviations.
 */
export interface LogPrior {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Logarithms are tried up to here, the data scaled to a mean of 1; beyond it the function is bent upwards. */
export const EDGE = 8;

/** The mean negative log-likelihood of a buyer as a function of logarithms of parameters, with walls and the prior's share. */
export function createObjective(likelihood: Objective, buyers: number, prior?: LogPrior): Objective {
  return (point, gradient) => {
    let value = -likelihood(point, gradient) / buyers;
    for (const [i, log] of point.entries()) {
      const beyond = log - Math.max(-EDGE, Math.min(EDGE, log));
      value += beyond * beyond;
      gradient[i] = -gradient[i]! / buyers + 2 * beyond;
      if (!prior) continue;
      const off = (log - prior.means[i]!) / prior.deviations[i]!;
      value += (off * off) / 2 / buyers;
      gradient[i]! += off / prior.deviations[i]! / buyers;
    }
    return value;
  };
}
