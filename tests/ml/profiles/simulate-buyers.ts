import type { PurchaseValues } from '#ml/profiles/gamma-gamma.ts';
import type { PurchaseHistory } from '#ml/profiles/purchase-history.ts';

type Random = () => number;

/** Draw from Gamma(shape, 1) (Marsaglia & Tsang 2000). */
export function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function drawBeta(a: number, b: number, random: Random): number {
  const x = drawGamma(a, random);
  return x / (x + drawGamma(b, random));
}

/** Count a Poisson process of a buyer who stops after each event with probability p. */
export function drawOrders(rate: number, p: number, horizon: number, random: Random): number {
  let count = 0;
  for (let at = -Math.log(1 - random()) / rate; at <= horizon; at -= Math.log(1 - random()) / rate) {
    count += 1;
    if (random() < p) break;
  }
  return count;
}

interface Parameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** Draw buyers of MBG/NBD and Gamma-Gamma, first orders spread evenly over so many days; two orders of a day are two. */
export function simulateBuyers(
  n: number,
  { r, alpha, a, b, p, q, gamma }: Parameters,
  { days, random }: { readonly days: number; readonly random: Random },
): { readonly history: PurchaseHistory; readonly values: PurchaseValues } {
  const create = () => new Float64Array(n);
  const history = { frequency: create(), recency: create(), age: create() };
  const averageMinor = create();
  for (let i = 0; i < n; i++) {
    const rate = drawGamma(r, random) / alpha;
    const stop = drawBeta(a, b, random);
    const nu = drawGamma(q, random) / gamma;
    const age = Math.floor(random() * days);
    let sum = 0;
    let at = 0;
    while (random() >= stop && (at -= Math.log(1 - random()) / rate) <= age) {
      history.frequency[i]! += 1;
      history.recency[i] = at;
      sum += drawGamma(p, random) / nu;
    }
    history.age[i] = age;
    averageMinor[i] = history.frequency[i]! > 0 ? sum / history.frequency[i]! : 0;
  }
  return { history, values: { frequency: history.frequency, averageMinor } };
}
