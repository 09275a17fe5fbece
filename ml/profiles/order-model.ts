/** Why a fit's parameters say little. */
export type FitDoubt =
  /** Nobody ordered twice. */
  | 'no repeats'
  /** No time has passed since the first orders. */
  | 'no time'
  /** A parameter ran to the edge of what is tried: buyers differ less, or more, than the model can tell. */
  | 'at the edge'
  /** The optimiser stopped before the top. */
  | 'not converged';

/**
 * A fitted model of when buyers order. While buying, a buyer orders as a Poisson process of rate lambda, which differs by
 * Gamma(r, alpha) among buyers; after each transaction (of the MBG/NBD also after the first) the buyer stops for good with
 * probability p, which differs by Beta(a, b).
 */
export interface OrderModel {
  readonly kind: 'bg/nbd' | 'mbg/nbd';
  readonly r: number;
  /** In the unit of time of the history. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly logLikelihood: number;
  /** By the curvature of the log-likelihood; null where it is flat. */
  readonly standardErrors: OrderModelErrors | null;
  /** Buyers fitted to. */
  readonly buyers: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Null for a fit to be trusted. */
  readonly doubt: FitDoubt | null;
}

export interface OrderModelErrors {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** BG/NBD (Fader, Hardie & Lee 2005). */
export interface BgNbd extends OrderModel {
  readonly kind: 'bg/nbd';
}

/** MBG/NBD (Batislam, Denizel & Filiztekin 2007): a buyer may also stop after the first order. */
export interface MbgNbd extends OrderModel {
  readonly kind: 'mbg/nbd';
}
