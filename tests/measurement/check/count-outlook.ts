import { nameProduct } from './count-gateways.ts';
import { add, DAY, groupBy, type Folder, type FolderBuyer } from './folder.ts';
import { Z } from './intervals.ts';

/** A buyer and a product they chose, paid for and kept, and the instants at which they did. */
export interface Pair {
  readonly customer: number;
  readonly product: number;
  readonly instants: readonly number[];
}

export function listPairs(buyers: readonly FolderBuyer[]): Pair[] {
  return buyers.flatMap(({ customer, orders }) => {
    const own = new Map<number, Set<number>>();
    for (const { at, lines } of orders) {
      for (const { product, units, net, isSubscribed } of lines) {
        if (product === null || units <= 0 || net <= 0 || isSubscribed) continue;
        if (!own.has(product)) own.set(product, new Set());
        own.get(product)!.add(at);
      }
    }
    return [...own].map(([product, instants]) => ({ customer, product, instants: [...instants] }));
  });
}

/** What was known of a pair at an instant: repurchases, and days from the first to the last, and since each of them. */
export interface KnownPair extends Pair {
  readonly k: number;
  readonly span: number;
  readonly waited: number;
  readonly recency: number;
}

export function recall(pairs: readonly Pair[], at: number): KnownPair[] {
  return pairs.flatMap((pair) => {
    const known = pair.instants.filter((instant) => instant <= at);
    if (known.length === 0) return [];
    const [first, last] = [known[0]!, known.at(-1)!];
    return [
      {
        ...pair,
        ...{ k: known.length - 1, span: (last - first) / DAY },
        ...{ waited: Math.max(1, (at - first) / DAY), recency: (at - last) / DAY },
      },
    ];
  });
}

/** The modified Poisson-gamma model of Bhagat and others: repurchases a day of a pair, and the gap expected of it. */
export function fitPairs(pairs: readonly KnownPair[]) {
  const [repeats, span, waited] = [add(pairs, ({ k }) => k), add(pairs, (p) => p.span), add(pairs, (p) => p.waited)];
  const shopGap = repeats > 0 && span > 0 ? span / repeats : 90;
  const shopRate = waited > 0 ? repeats / waited : 0;
  const squares = add(pairs, (p) => p.waited ** 2);
  const variance = squares > 0 ? add(pairs, ({ k }) => k * (k - 1)) / squares - shopRate ** 2 : 0;
  const prior = variance > 0 ? Math.min(10_000, shopRate / variance) : 10_000;
  const ofProduct = new Map<number, { readonly gap: number; readonly rate: number }>();
  for (const [product, own] of groupBy(pairs, (pair) => pair.product)) {
    const again = add(own, ({ k }) => k);
    // The app keeps them in single precision.
    const gap = Math.fround((add(own, (p) => p.span) + 10 * shopGap) / (again + 10));
    const rate = Math.fround((again + 1000 * shopRate) / (add(own, (p) => p.waited) + 1000));
    ofProduct.set(product, { gap, rate });
  }
  return ({ product, k, span: spanned, recency }: KnownPair) => {
    const { gap, rate } = ofProduct.get(product)!;
    const ownGap = (spanned + 2 * gap) / (k + 2);
    const folded = recency < 2 * ownGap ? Math.abs(recency - ownGap) : recency;
    return { gap: ownGap, perDay: (k + rate * prior) / (Math.max(1, spanned + folded) + prior) };
  };
}

/** Of a product, within a horizon: sum of the chances and of their squares, and how many came. */
interface Sums {
  expected: number;
  squares: number;
  came: number;
}

function sumChances(pairs: readonly Pair[], at: number, days: number): Map<number, Sums> {
  const known = recall(pairs, at);
  const rateOf = fitPairs(known);
  const sums = new Map<number, Sums>();
  for (const pair of known) {
    const chance = 1 - Math.exp(-rateOf(pair).perDay * days);
    const sum = sums.get(pair.product) ?? { expected: 0, squares: 0, came: 0 };
    sum.expected += chance;
    sum.squares += chance ** 2;
    if (pair.instants.some((instant) => instant > at && instant <= at + days * DAY)) sum.came += 1;
    sums.set(pair.product, sum);
  }
  return sums;
}

const total = (sums: ReadonlyMap<number, Sums>, of: keyof Sums): number => add([...sums.values()], (sum) => sum[of]);

const scaleOf = (sums: ReadonlyMap<number, Sums>): number =>
  total(sums, 'came') < 20 ? 1 : total(sums, 'came') / total(sums, 'expected');

const varianceOf = ({ expected, squares }: Sums, scale: number): number =>
  Math.max(0, scale * expected - scale ** 2 * squares);

function errorOf(sums: ReadonlyMap<number, Sums>, scale: number): number | null {
  const large = [...sums.values()].filter(({ expected }) => scale * expected >= 1);
  const excess = add(large, (sum) => (sum.came - scale * sum.expected) ** 2 - varianceOf(sum, scale));
  const size = add(large, ({ expected }) => (scale * expected) ** 2);
  return size > 0 ? Math.sqrt(Math.max(0, excess / size)) : null;
}

function predict(sums: Sums, scale: number, error: number) {
  const expected = scale * sums.expected;
  const relative = (varianceOf(sums, scale) + (error * expected) ** 2) / expected ** 2;
  // Wilson and Hilferty: the cube root of a gamma is about normal.
  const bound = (z: number) => expected * Math.max(0, 1 - relative / 9 + z * Math.sqrt(relative / 9)) ** 3;
  return expected > 0 ? { expected, low: bound(-Z), high: bound(Z) } : { expected: 0, low: 0, high: 0 };
}

/** The demand outlook of the products page. */
export function countOutlook(folder: Folder) {
  const { buyers, asOf } = folder;
  const pairs = listPairs(buyers);
  const horizons = [30, 60].map((days) => {
    const [now, before, earlier, earliest] = [0, 1, 2, 3].map((times) =>
      sumChances(pairs, asOf - times * days * DAY, days),
    ) as [Map<number, Sums>, Map<number, Sums>, Map<number, Sums>, Map<number, Sums>];
    const [scale, scaleBefore] = [scaleOf(before), scaleOf(earlier)];
    const relativeError = errorOf(before, scaleBefore);
    const errorBefore = errorOf(earlier, scaleOf(earliest)) ?? 0;
    const foremost = [...before]
      .map(([product, sums]) => ({ product, ...predict(sums, scaleBefore, errorBefore), came: sums.came }))
      .filter(({ expected }) => expected > 0)
      .sort((a, b) => b.expected - a.expected || a.product - b.product)
      .slice(0, 30);
    const within = foremost.filter(({ low, high, came }) => came >= low && came <= high).length;
    const came = total(before, 'came');
    const check = { expected: total(before, 'expected') * scaleBefore, came, products: foremost.length, within };
    return { now, days, scale, relativeError, check: relativeError === null ? null : check };
  });
  const rows = [...horizons[0]!.now.keys()]
    .map((product) => ({
      ...nameProduct(folder, product),
      outlooks: horizons.map(({ now, scale, relativeError }) => predict(now.get(product)!, scale, relativeError ?? 0)),
    }))
    .filter(({ outlooks }) => outlooks[0]!.expected > 0);
  return {
    asOf,
    horizons: horizons.map(({ now, ...one }) => ({ ...one, expected: total(now, 'expected') * one.scale })),
    total: rows.length,
    products: rows.sort((a, b) => b.outlooks[0]!.expected - a.outlooks[0]!.expected || a.productId - b.productId),
  };
}
