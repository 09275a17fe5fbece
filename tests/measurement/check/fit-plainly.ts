import { add, type FolderBuyer } from './folder.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A buyer as the models of orders see it: x repeat days, the last of them t days after the first day, T days known. */
export interface History {
  readonly customer: number;
  readonly x: number;
  readonly t: number;
  readonly age: number;
  /** Net revenue of a repeat day in the mean; 0 without any. */
  readonly mean: number;
  /** Days with an order after those known. */
  readonly later: number;
}

/** What was known of buyers at the end of a day, and how many days with an order came after it. */
export function listHistories(buyers: readonly FolderBuyer[], lastDay: string): History[] {
  const number = (day: string) => Date.parse(day) / DAY;
  return buyers.flatMap(({ customer, orders }) => {
    const known = orders.filter(({ day }) => day <= lastDay);
    if (known.length === 0) return [];
    const days = [...new Set(known.map(({ day }) => day))];
    const [first, x] = [days[0]!, days.length - 1];
    const repeated = known.filter(({ day }) => day > first);
    return [
      {
        ...{ customer, x, t: number(days.at(-1)!) - number(first), age: number(lastDay) - number(first) },
        mean: x > 0 ? add(repeated, ({ net }) => net) / x : 0,
        later: new Set(orders.filter(({ day }) => day > lastDay).map(({ day }) => day)).size,
      },
    ];
  });
}

export type OrderParameters = readonly [r: number, alpha: number, a: number, b: number];
export type ValueParameters = readonly [p: number, q: number, gamma: number];

/** ln Gamma, by Stirling's series behind ten steps of the recurrence. */
function lnGamma(z: number): number {
  let [shifted, product] = [z, 0];
  for (; shifted < z + 10; shifted++) product += Math.log(shifted);
  const s = 1 / shifted ** 2;
  const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s / 1680))) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - product;
}

const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b);

/** Log-likelihood of BG/NBD (Fader, Hardie & Lee 2005, equation 6) or MBG/NBD (Batislam & others 2007), as printed. */
export function likelihoodOf(kind: 'bg' | 'mbg', [r, alpha, a, b]: OrderParameters, histories: readonly History[]) {
  const m = kind === 'mbg' ? 1 : 0;
  const known = new Map<number, number>();
  // What depends on the number of orders alone.
  const constant = (x: number) => {
    if (!known.has(x))
      known.set(x, lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + lnBeta(a, b + x + m) - lnBeta(a, b));
    return known.get(x)!;
  };
  return add(histories, ({ x, t, age }) => {
    const stays = -(r + x) * Math.log(alpha + age);
    const goes = x + m > 0 ? Math.log(a / (b + x + m - 1)) - (r + x) * Math.log(alpha + t) : -Infinity;
    const larger = Math.max(stays, goes);
    return constant(x) + larger + Math.log(Math.exp(stays - larger) + Math.exp(goes - larger));
  });
}

/** Log-likelihood of Gamma-Gamma (Fader & Hardie 2013, equation 1a), as printed. */
export function valueLikelihoodOf([p, q, gamma]: ValueParameters, histories: readonly History[]): number {
  return add(
    histories.filter(({ x, mean }) => x > 0 && mean > 0),
    ({ x, mean }) =>
      lnGamma(p * x + q) -
      lnGamma(p * x) -
      lnGamma(q) +
      q * Math.log(gamma) +
      (p * x - 1) * Math.log(mean) +
      p * x * Math.log(x) -
      (p * x + q) * Math.log(gamma + mean * x),
  );
}

/** The likeliest parameters of a model of orders. @param believed of the logarithms: normal around these, deviation 1. */
export function fitOrders(kind: 'bg' | 'mbg', histories: readonly History[], believed?: readonly number[]) {
  const point = minimisePlainly((logs) => {
    const off = believed ? add([...believed.entries()], ([i, mean]) => (logs[i]! - mean) ** 2 / 2) : 0;
    return off - likelihoodOf(kind, logs.map(Math.exp) as unknown as OrderParameters, histories);
  }, [0.5, 60, 0.9, 1.6].map(Math.log));
  return point.map(Math.exp) as unknown as OrderParameters;
}

/** What is believed of r, alpha, a and b where the data do not say. */
const BELIEVED = [0.658, 54.8, 0.891, 1.614].map(Math.log);
/** So many times as large or small as others, a parameter has no top. */
const FAR = Math.exp(7);

/** MBG/NBD as buyers are foretold by it: where its likelihood has no top, weighed with what is believed. */
export function fitTrusted(histories: readonly History[]): OrderParameters {
  const likeliest = fitOrders('mbg', histories);
  const [r, alpha, a, b] = likeliest;
  const unit = add(histories, ({ age }) => age) / histories.length;
  const isFar = [r, alpha / unit, a, b].some((one) => one > FAR || one < 1 / FAR);
  return isFar ? fitOrders('mbg', histories, BELIEVED) : likeliest;
}

/** What is believed of p, of q - 1 and of gamma as a share of what buyers spend in the mean. */
const BELIEVED_VALUES = [3.87, 2.51, 0.65].map(Math.log);

/** Gamma-Gamma as buyers are foretold by it: where its likelihood has no top, weighed with what is believed. */
export function fitValues(histories: readonly History[]): ValueParameters {
  const valued = histories.filter(({ x, mean }) => x > 0 && mean > 0);
  const unit = add(valued, ({ mean }) => mean) / valued.length;
  const read = ([p, over, gamma]: readonly number[]) =>
    [Math.exp(p!), 1 + Math.exp(over!), unit * Math.exp(gamma!)] as const;
  const fit = (weight: number) =>
    minimisePlainly(
      (logs) =>
        (weight * add([...logs.entries()], ([i, one]) => (one - BELIEVED_VALUES[i]!) ** 2)) / 2 -
        valueLikelihoodOf(read(logs), valued),
      [1, 1, 0],
    );
  const likeliest = fit(0);
  return read(likeliest.some((log) => Math.abs(log) > 7) ? fit(1) : likeliest);
}

/** The lowest point of a function, without its slopes (Nelder & Mead 1965), begun anew where it ended. */
export function minimisePlainly(of: (point: readonly number[]) => number, start: readonly number[]): readonly number[] {
  let best = start;
  for (let round = 0; round < 6; round++) {
    const before = of(best);
    best = searchOnce(of, best);
    if (before - of(best) < 1e-9) break;
  }
  return best;
}

function searchOnce(of: (point: readonly number[]) => number, start: readonly number[]): readonly number[] {
  const place = (point: readonly number[]) => ({ point, value: of(point) });
  let corners = [start, ...start.map((_, i) => start.map((one, j) => (i === j ? one + 0.4 : one)))].map(place);
  const size = start.length;
  for (let i = 0; i < 1500; i++) {
    corners = corners.sort((a, b) => a.value - b.value);
    const [lowest, worst] = [corners[0]!, corners[size]!];
    if (worst.value - lowest.value < 1e-11 * Math.abs(lowest.value)) break;
    const rest = corners.slice(0, size);
    const centre = start.map((_, j) => add(rest, ({ point }) => point[j]!) / size);
    const go = (way: number) => place(centre.map((one, j) => one + way * (worst.point[j]! - one)));
    const reflected = go(-1);
    if (reflected.value < lowest.value) {
      const expanded = go(-2);
      corners[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < corners[size - 1]!.value) corners[size] = reflected;
    else {
      const contracted = go(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) corners[size] = contracted;
      else corners = corners.map(({ point }) => place(point.map((one, j) => (one + lowest.point[j]!) / 2)));
    }
  }
  return corners.sort((a, b) => a.value - b.value)[0]!.point;
}
