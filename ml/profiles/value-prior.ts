import type { LogPrior } from './create-objective.ts';

/**
 * What is believed of what transactions earn where the data do not say: of ln p, ln (q - 1) and ln gamma, gamma as a share
 * of what buyers spend in the mean. The means lie midway between the Gamma-Gamma fits of two public data sets, CDNOW's
 * sample (p 6.25, q 3.74, gamma .44) and Online Retail (p 2.40, q 3.30, gamma .95). A deviation of 1 as of orders.
 */
export const VALUE_PRIOR: LogPrior = {
  means: [Math.log(3.87), Math.log(2.51), Math.log(0.65)],
  deviations: [1, 1, 1],
};
