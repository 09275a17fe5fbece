import { incompleteBeta } from '../math/incomplete-beta.ts';

/** How what n transactions of one buyer earn together is distributed, on a grid of logarithms of value. */
export interface ValueTable {
  /** Counts are told apart up to here and lie between these beyond it: ascending from 1. */
  readonly counts: Float64Array;
  /** Of the grid: point k is a value of `exp(k step)`, as a multiple of the buyer's scale. */
  readonly step: number;
  /** The first rows, one for each of `counts`, at least as many as asked for. */
  rows(atLeast: number): readonly ValueRow[];
}

/** The share at or below each point: `shares[i]` is that of point `from + i`. */
export interface ValueRow {
  readonly from: number;
  readonly shares: Float64Array;
}

/** Counts from 1 up to here have a row of their own; beyond it they grow by up to a seventh. */
const EXACT = 16;
const MOST_GROWTH = 0.15;
/** Rows are cut where the share is closer than this to 0 or 1. */
const NEGLIGIBLE = 1e-7;

/**
 * Tabulate the value of n transactions under Gamma-Gamma (Fader & Hardie 2013), where a buyer's nu has the density
 * Gamma(q, scale): given nu their sum is Gamma(p n, nu), so over nu the sum divided by the scale is beta prime with p n and
 * q, and its share at or below v is `I_(v / (1 + v))(p n, q)`. One table serves all buyers of one q: the scale only
 * multiplies.
 *
 * Rows are computed when first asked for; two counts that follow each other are closer than half the spread of what
 * they earn, so that a count between them may be taken for both. A step is a fifth of the narrowest spread there can be
 * (that of nu), which puts quantiles within about .2 % when interpolated.
 *
 * @param q of the buyer's posterior.
 */
export function tabulateValue(p: number, q: number, mostOrders: number): ValueTable {
  const counts: number[] = [];
  for (let n = 1; counts.length === 0 || counts.at(-1)! < mostOrders;) {
    counts.push(n);
    const spread = Math.sqrt(1 / (p * n) + 1 / q);
    n = n < EXACT ? n + 1 : Math.ceil(n * (1 + Math.min(MOST_GROWTH, spread / 2)));
  }
  const step = 0.2 / Math.sqrt(q);
  const known: ValueRow[] = [];
  const rows = (atLeast: number) => {
    while (known.length < atLeast) known.push(tabulateRow(p * counts[known.length]!, q, step));
    return known;
  };
  return { counts: Float64Array.from(counts), step, rows };
}

function tabulateRow(shape: number, q: number, step: number): ValueRow {
  const share = (k: number) => incompleteBeta(1 / (1 + Math.exp(-k * step)), shape, q);
  const middle = Math.round(Math.log(shape / q) / step);
  const below: number[] = [];
  for (let k = middle - 1; (below.at(-1) ?? 1) > NEGLIGIBLE; k--) below.push(share(k));
  const above: number[] = [];
  for (let k = middle; (above.at(-1) ?? 0) < 1 - NEGLIGIBLE; k++) above.push(share(k));
  return { from: middle - below.length, shares: Float64Array.from([...below.reverse(), ...above]) };
}
