import type { OrderModel } from './order-model.ts';

/**
 * What a buyer's history says of the buyer. While buying, the rate of ordering has the density Gamma(shape, rate) and the
 * probability to stop after an order Beta(a, b), independent of each other.
 */
export interface Posterior {
  /** Probability that the buyer has not stopped. */
  readonly alive: number;
  readonly shape: number;
  readonly rate: number;
  readonly a: number;
  readonly b: number;
}

/**
 * The posterior of one buyer under BG/NBD (Fader, Hardie & Lee 2005; Fader & Hardie 2008) or MBG/NBD (Batislam, Denizel &
 * Filiztekin 2007): with m the chances to stop that were passed (x, or x + 1),
 * `P(alive) = 1 / (1 + a / (b + m - 1) ((alpha + T) / (alpha + t_x))^(r + x))`, and 1 where m is 0.
 */
export function findPosterior(model: OrderModel, x: number, recency: number, age: number): Posterior {
  const { kind, r, alpha, a, b } = model;
  const m = kind === 'mbg/nbd' ? x + 1 : x;
  const odds = m === 0 ? 0 : (a / (b + m - 1)) * Math.exp((r + x) * Math.log((alpha + age) / (alpha + recency)));
  return { alive: 1 / (1 + odds), shape: r + x, rate: alpha + age, a, b: b + m };
}
