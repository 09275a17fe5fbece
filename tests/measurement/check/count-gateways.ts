import { add, DAY, groupBy, groupByEach, type Folder, type FolderBuyer, type FolderOrder } from './folder.ts';

/** The products of an order that the buyer kept. */
export const keptProducts = ({ lines }: FolderOrder): number[] => [
  ...new Set(lines.flatMap(({ product, units }) => (product !== null && units > 0 ? [product] : []))),
];

/** A product as pages name it. */
export const nameProduct = ({ products }: Folder, productId: number) => ({
  productId,
  title: products.get(productId)?.title ?? null,
  isDeleted: false,
  type: products.get(productId)?.type ?? '',
});

interface Layer {
  readonly n1: number;
  readonly x1: number;
  readonly n0: number;
  readonly x0: number;
}

/** The gateway products of the products page: layers by name, the formulas as they stand in the book. */
export function countGateways(folder: Folder, began: 'ever' | 'year') {
  const { buyers, asOf } = folder;
  const age = ({ orders: [first] }: FolderBuyer) => asOf - first!.at;
  const old = buyers.filter((buyer) => age(buyer) >= 180 * DAY && (began === 'ever' || age(buyer) < 545 * DAY));
  const rows = [...groupByEach(old, ({ orders: [first] }) => keptProducts(first!))]
    .filter(([, starters]) => starters.length >= 50)
    .map(([product, starters]) => ({ ...nameProduct(folder, product), ...compare(starters, old) }));
  const isTested = ({ difference, error }: (typeof rows)[number]) => difference !== null && error! > 0;
  const tails = rows.filter(isTested).map(({ difference, error }) => 2 * tailOf(Math.abs(difference! / error!)));
  tails.sort((a, b) => a - b);
  const found = tails.findLastIndex((tail, i) => tail <= ((i + 1) * 0.05) / tails.length) + 1;
  const confidence = 1 - (0.05 * Math.max(1, found)) / Math.max(1, tails.length);
  const half = halfWidth(confidence);
  return {
    ...{ asOf, windowDays: 180, mostDays: began === 'year' ? 544 : null, minBuyers: 50 },
    ...{ buyers: old.length, repeated: old.filter(isBack).length, tested: tails.length, found, confidence },
    ...{ knowsCountry: old.some(({ orders: [first] }) => first!.country !== ''), total: rows.length },
    products: rows
      .map(({ error, ...row }) => {
        const isKnown = row.difference !== null && error! > 0;
        const difference = isKnown ? row.difference! : null;
        const bound = (sign: number) => (isKnown ? row.difference! + sign * half * error! : null);
        return { ...row, difference, low: bound(-1), high: bound(1) };
      })
      .sort((a, b) => nearer(b) - nearer(a) || (b.difference ?? 0) - (a.difference ?? 0) || a.productId - b.productId),
  };
}

/** Unknown differences last. */
function nearer({ low, high }: { low: number | null; high: number | null }): number {
  if (low === null || high === null) return -10;
  return Math.max(low, 0) + Math.min(high, 0);
}

const isBack = ({ orders: [first, second] }: FolderBuyer): boolean =>
  second !== undefined && second.at - first!.at <= 180 * DAY;

const layerOf = ({ orders: [first] }: FolderBuyer): string =>
  `${first!.day.slice(0, 7)} ${first!.isDiscounted} ${first!.country}`;

function compare(starters: readonly FolderBuyer[], all: readonly FolderBuyer[]) {
  const everybody = groupBy(all, layerOf);
  const layers = [...groupBy(starters, layerOf)].map(([layer, own]): Layer => {
    const others = everybody.get(layer)!;
    const [n1, x1] = [own.length, own.filter(isBack).length];
    return { n1, x1, n0: others.length - n1, x0: others.filter(isBack).length - x1 };
  });
  const used = layers.filter(({ n0 }) => n0 > 0);
  const weight = add(used, ({ n1, n0 }) => (n1 * n0) / (n1 + n0));
  const difference = add(used, ({ n1, x1, n0, x0 }) => ((x1 / n1 - x0 / n0) * n1 * n0) / (n1 + n0)) / weight;
  const p = add(
    used,
    ({ n1, x1, n0, x0 }) => (n1 ** 2 * x0 - n0 ** 2 * x1 + (n1 * n0 * (n0 - n1)) / 2) / (n1 + n0) ** 2,
  );
  const q = add(used, ({ n1, x1, n0, x0 }) => (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * (n1 + n0)));
  const compared = add(used, ({ n1 }) => n1);
  const isEnough = compared >= 50;
  return {
    ...{ buyers: starters.length, repeated: starters.filter(isBack).length },
    ...{ compared, comparedEvents: add(used, ({ x1 }) => x1), withoutComparison: starters.length - compared },
    difference: isEnough ? difference : null,
    error: isEnough ? Math.sqrt(Math.max(0, difference * p + q)) / weight : null,
  };
}

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The share of the normal distribution above z: slices of its density, by Simpson's rule. */
function tailOf(z: number): number {
  const slices = 2000;
  const width = 12 / slices;
  let sum = 0;
  for (let i = 0; i < slices; i++) {
    const from = z + i * width;
    sum += (density(from) + 4 * density(from + width / 2) + density(from + width)) * (width / 6);
  }
  return sum;
}

/** How many standard deviations around 0 hold a share of the normal distribution. */
function halfWidth(share: number): number {
  let [low, high] = [0, 12];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (1 - 2 * tailOf(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}
