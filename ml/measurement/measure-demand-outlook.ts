import { Z_95 } from '../math/wilson-interval.ts';
import { expectRepurchases, type ExpectedRepurchases } from './expect-repurchases.ts';
import { listProductPairs } from './list-product-pairs.ts';
import type { BuyerOrders } from './order-columns.ts';
import type { ShopColumns } from './shop-columns.ts';

/** Buyers expected to buy a product again. */
export interface ProductOutlook {
  /** Position in `productIds`. */
  readonly product: number;
  readonly expected: number;
  /** 95 % interval, not below 0. */
  readonly low: number;
  readonly high: number;
}

/** The outlook of one horizon as it would have been that many days ago, against what came since. */
export interface OutlookCheck {
  /** Over all products. */
  readonly expected: number;
  readonly came: number;
  /** The products then expected most, and how many of them came within their intervals. */
  readonly products: number;
  readonly within: number;
}

export interface DemandOutlook {
  readonly days: number;
  /** Over all products. */
  readonly expected: number;
  /** What came for every repurchase that chances alone promised `days` ago; 1 where too few came to say. */
  readonly scale: number;
  /** Relative error of the expectation beyond chance, as it was `days` ago; null where no product had one of 1 or more. */
  readonly relativeError: number | null;
  /** Null where the shop is too young to have been asked. */
  readonly check: OutlookCheck | null;
  /** By position in `productIds`; products without a buyer have 0. */
  readonly products: readonly ProductOutlook[];
}

interface OutlookOptions {
  readonly asOf: number;
  /** In days. */
  readonly horizons: readonly number[];
  /** A check looks at so many products. */
  readonly checked: number;
}

const DAY = 24 * 60 * 60 * 1000;
/** Fewer buyers who came leave the chances as they are. */
const MIN_CAME = 20;

/**
 * Measure the demand outlook: how many buyers will buy each product again within some days of `asOf`. A buyer counts once
 * for a product. The expectation is the sum of the buyers' probabilities (see {@link expectRepurchases}), times a scale
 * `c` that the shop teaches: what came for every repurchase that the same sum promised a horizon ago.
 *
 * A sum of chances has the variance `V = sum c p (1 - c p)` (Poisson-binomial) if the chances are right. They are not
 * quite, and wrong for all buyers of a product alike (a season, a price), so the interval holds the middle 95 % of the
 * gamma distribution of mean `e` and variance `V + r^2 e^2`, `r` being the relative error of the expectation made a
 * horizon ago: by moments over the products with `e >= 1` and `o` buyers who came,
 * `r^2 = max(0, sum((o - e)^2 - V) / sum e^2)`. Both errors and the check stand on what was known at their time, the
 * scale of an earlier horizon included.
 */
export function measureDemandOutlook(
  columns: ShopColumns,
  buyers: BuyerOrders,
  { asOf, horizons, checked }: OutlookOptions,
): DemandOutlook[] {
  const ask = createQuestions(columns, buyers, asOf, horizons);
  return horizons.map((days) => {
    const [now, before, earlier, earliest] = ([0, 1, 2, 3] as const).map((times) => ask(days, times * days)) as [
      ExpectedRepurchases,
      ExpectedRepurchases,
      ExpectedRepurchases,
      ExpectedRepurchases,
    ];
    const scale = measureScale(before);
    const relativeError = measureError(before, measureScale(earlier));
    const products = predict(now, scale, relativeError ?? 0);
    return {
      ...{ days, expected: sum(now.expected) * scale, scale, relativeError, products },
      check:
        relativeError === null
          ? null
          : checkOutlook(before, measureScale(earlier), measureError(earlier, measureScale(earliest)) ?? 0, checked),
    };
  });
}

/** Gives the answer for a horizon, asked so many days ago; every instant is looked at once, for all horizons that need it. */
function createQuestions(columns: ShopColumns, buyers: BuyerOrders, asOf: number, horizons: readonly number[]) {
  const pairs = listProductPairs(columns, buyers);
  const answers = new Map<string, ExpectedRepurchases>();
  const agos = new Set(horizons.flatMap((days) => [0, 1, 2, 3].map((times) => times * days)));
  for (const ago of agos) {
    const asked = horizons.filter((days) => ago % days === 0 && ago <= 3 * days);
    const options = { asOf: asOf - ago * DAY, horizons: asked };
    const found = expectRepurchases(pairs, columns.productIds.length, options);
    for (const [at, days] of asked.entries()) answers.set(`${days} ${ago}`, found[at]!);
  }
  return (days: number, ago: number) => answers.get(`${days} ${ago}`)!;
}

function measureScale({ expected, came }: ExpectedRepurchases): number {
  const all = sum(came);
  return all < MIN_CAME ? 1 : all / sum(expected);
}

/** Variance of a sum of chances; a chance that the scale lifts above 1 leaves none. */
function varianceOf({ expected, squares }: ExpectedRepurchases, product: number, scale: number): number {
  return Math.max(0, scale * expected[product]! - scale ** 2 * squares[product]!);
}

function measureError(past: ExpectedRepurchases, scale: number): number | null {
  let [excess, size] = [0, 0];
  for (const [product, chances] of past.expected.entries()) {
    const e = scale * chances;
    if (e < 1) continue;
    excess += (past.came[product]! - e) ** 2 - varianceOf(past, product, scale);
    size += e * e;
  }
  return size > 0 ? Math.sqrt(Math.max(0, excess / size)) : null;
}

function predict(at: ExpectedRepurchases, scale: number, relativeError: number): ProductOutlook[] {
  return Array.from(at.expected, (chances, product) => {
    const expected = scale * chances;
    const variance = varianceOf(at, product, scale) + (relativeError * expected) ** 2;
    return { product, expected, low: takeGamma(expected, variance, -Z_95), high: takeGamma(expected, variance, Z_95) };
  });
}

/** Quantile `z` of the gamma distribution with this mean and variance, by the cube of Wilson & Hilferty (1931). */
function takeGamma(mean: number, variance: number, z: number): number {
  if (!(mean > 0)) return 0;
  const part = variance / (9 * mean * mean);
  return mean * Math.max(0, 1 - part + z * Math.sqrt(part)) ** 3;
}

function checkOutlook(past: ExpectedRepurchases, scale: number, relativeError: number, checked: number): OutlookCheck {
  const foremost = predict(past, scale, relativeError)
    .filter(({ expected }) => expected > 0)
    .sort((a, b) => b.expected - a.expected || a.product - b.product)
    .slice(0, checked);
  const within = foremost.filter(({ product, low, high }) => {
    const came = past.came[product]!;
    return came >= low && came <= high;
  });
  const totals = { expected: sum(past.expected) * scale, came: sum(past.came) };
  return { ...totals, products: foremost.length, within: within.length };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
