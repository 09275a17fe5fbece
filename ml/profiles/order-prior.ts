import type { LogPrior } from './create-objective.ts';

/**
 * What is believed of a shop's buyers before it has enough of them, times in days. The means of ln r and ln alpha lie midway
 * between the MBG/NBD fits of two public data sets, CDNOW's sample (r .525, alpha 43.3 days) and Online Retail (r .824, alpha
 * 69.5 days); those of ln a and ln b are CDNOW's (.891 and 1.614), as nobody seems to stop in the other. A deviation of 1
 * lets each parameter be 2.7 times as large or small without much ado, and about ten buyers outweigh it.
 */
export const ORDER_PRIOR: LogPrior = {
  means: [Math.log(0.658), Math.log(54.8), Math.log(0.891), Math.log(1.614)],
  deviations: [1, 1, 1, 1],
};
