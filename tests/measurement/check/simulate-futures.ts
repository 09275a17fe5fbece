import type { History, OrderParameters, ValueParameters } from './fit-plainly.ts';
import { aliveOf } from './foresee-plainly.ts';

/** What might come of a buyer, one place a future: orders within each horizon, and what those of the last earn. */
export interface Futures {
  readonly orders: readonly (readonly number[])[];
  readonly values: readonly number[];
}

/** Nobody orders more often in a year. */
const MOST_ORDERS = 100_000;

/** Numbers in 0..1, both ends left out (Park & Miller). */
export function createDice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/**
 * Simulate futures of a buyer by the fitted process: who has not stopped has a rate of Gamma(r + x, alpha + T) and a
 * probability to stop of Beta(a, b + x + 1); orders come as a Poisson process, after each the buyer may stop; what they earn
 * is Gamma(p, nu) each, nu of Gamma(q + p x, gamma + x m).
 *
 * @param horizons in days, ascending.
 */
export function simulateFutures(
  history: History,
  { orders, values }: { readonly orders: OrderParameters; readonly values: ValueParameters },
  {
    horizons,
    draws,
    dice,
  }: { readonly horizons: readonly number[]; readonly draws: number; readonly dice: () => number },
): Futures {
  const [r, alpha, a, b] = orders;
  const [p, q, gamma] = values;
  const { x, age, mean } = history;
  const alive = aliveOf(orders, history);
  const isValued = x > 0 && mean > 0;
  const futures = { orders: horizons.map(() => [] as number[]), values: [] as number[] };
  for (let draw = 0; draw < draws; draw++) {
    const times: number[] = [];
    if (dice() < alive) {
      const rate = drawGamma(r + x, dice) / (alpha + age);
      const [stops, stays] = [drawGamma(a, dice), drawGamma(b + x + 1, dice)];
      let at = -Math.log(dice()) / rate;
      while (at <= horizons.at(-1)! && times.length < MOST_ORDERS) {
        times.push(at);
        if (dice() < stops / (stops + stays)) break;
        at -= Math.log(dice()) / rate;
      }
    }
    for (const [i, horizon] of horizons.entries()) futures.orders[i]!.push(times.filter((at) => at <= horizon).length);
    const nu = drawGamma(isValued ? q + p * x : q, dice) / (isValued ? gamma + x * mean : gamma);
    futures.values.push(times.length === 0 ? 0 : drawGamma(p * times.length, dice) / nu);
  }
  return futures;
}

/** Of scale 1 (Marsaglia & Tsang 2000). */
function drawGamma(shape: number, dice: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, dice) * dice() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(dice())) * Math.cos(2 * Math.PI * dice());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(dice()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
