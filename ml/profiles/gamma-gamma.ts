import type { FitDoubt } from './order-model.ts';

/** What buyers' transactions earned, one place a buyer, as Gamma-Gamma sees it (Fader & Hardie 2013). */
export interface PurchaseValues {
  /** How many transactions the average is of; 0 where nothing is known. */
  readonly frequency: Float64Array;
  /** Their mean value, in minor units. */
  readonly averageMinor: Float64Array;
}

/**
 * A fitted model of what transactions earn: a buyer's vary by Gamma(p, nu) around their mean, and nu differs by
 * Gamma(q, gamma) among buyers. The mean of all is `p gamma / (q - 1)`.
 */
export interface GammaGamma {
  readonly p: number;
  /** Above 1: without a mean there is no value to expect. */
  readonly q: number;
  /** In minor units. */
  readonly gamma: number;
  readonly logLikelihood: number;
  /** By the curvature of the log-likelihood; null where it is flat. */
  readonly standardErrors: { readonly p: number; readonly q: number; readonly gamma: number } | null;
  /** Buyers fitted to: those with a transaction and a mean above 0. */
  readonly buyers: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Null for a fit to be trusted. */
  readonly doubt: FitDoubt | null;
}
