import type { Matrix } from '../data/matrix.ts';

/** Whether buyers come back for the same product, by vocabulary index. */
export interface Repurchase {
  /** Buyers with the product in two orders or more. */
  readonly repeatBuyers: Uint32Array;
  /** Share of its buyers who bought it again, shrunk towards the shop's (see {@link trainRepurchase}); 0 to 1. */
  readonly rate: Float32Array;
}

export interface RepurchaseOptions {
  /** Buyers' worth of belief in the shop's own rate. Default 20. */
  readonly prior?: number;
}

/**
 * Train the repurchase rate of each product: `(repeatBuyers + prior * shopRate) / (buyers + prior)`, where `shopRate`
 * is the rate over all (buyer, product) pairs. A product with two buyers says little; one with two hundred speaks for itself.
 *
 * @param baskets orders x products. @param owners the buyer of each basket, 0 if not known.
 */
export function trainRepurchase(
  baskets: Matrix,
  owners: Float64Array,
  { prior = 20 }: RepurchaseOptions = {},
): Repurchase {
  const repeatBuyers = new Uint32Array(baskets.columnCount);
  const buyers = new Uint32Array(baskets.columnCount);
  const orders = new Uint32Array(baskets.columnCount);
  for (const own of groupRows(owners)) {
    for (const basket of own) {
      for (let i = baskets.offsets[basket]!; i < baskets.offsets[basket + 1]!; i++) {
        const product = baskets.columns[i]!;
        const nth = (orders[product]! += 1);
        if (nth === 1) buyers[product]! += 1;
        if (nth === 2) repeatBuyers[product]! += 1;
      }
    }
    for (const basket of own) {
      for (let i = baskets.offsets[basket]!; i < baskets.offsets[basket + 1]!; i++) orders[baskets.columns[i]!] = 0;
    }
  }
  const pairs = sum(buyers);
  const shopRate = pairs > 0 ? sum(repeatBuyers) / pairs : 0;
  const rate = Float32Array.from(repeatBuyers, (repeats, product) => {
    const weight = buyers[product]! + prior;
    return weight > 0 ? (repeats + prior * shopRate) / weight : 0;
  });
  return { repeatBuyers, rate };
}

function groupRows(owners: Float64Array): Iterable<number[]> {
  const groups = new Map<number, number[]>();
  for (const [row, owner] of owners.entries()) {
    if (owner === 0) continue;
    const own = groups.get(owner);
    if (own) own.push(row);
    else groups.set(owner, [row]);
  }
  return groups.values();
}

function sum(values: Uint32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
