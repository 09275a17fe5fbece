import type { Matrix } from '#ml/data/matrix.ts';

export interface TypePopularityOptions {
  /** The instant from which age counts, in epoch milliseconds; a later order or launch counts as of now. */
  readonly asOf: number;
  /** Age at which an order counts half, in milliseconds. Default 30 days. */
  readonly halfLife?: number;
  /** How much a product's type speaks for it: as much as this share of an endless time on sale. Default 0.25. */
  readonly prior?: number;
  /** Products of average popularity that every type is taken to have beside its own. Default 2. */
  readonly typePrior?: number;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

/**
 * Estimate how popular each product is by now, new ones among them: decayed orders per time on sale, shrunk towards its
 * type, and the type towards the shop (the mean of a gamma-Poisson posterior; Efron & Morris, 1975, for the idea).
 *
 * An order of age `a` counts `w = 2^(-a / halfLife)`. A product on sale for `t` had the exposure `e = 1 - 2^(-t / halfLife)`.
 * The shop's rate is `sum w / sum e`; a type's `(its w + typePrior * shop) / (its e + typePrior)`; the product's
 * `(w + prior * type) / (e + prior)`. A product launched this minute has the rate of its type.
 *
 * @param baskets orders x products. @param orderedAt one instant an order.
 * @param types one number a product; products of one number (a type, or a collection) share their strength.
 * @param onSaleSince one instant a product.
 * @returns one rate a product: decayed orders of a product always on sale; 0 for all where nothing was ordered.
 */
export function estimateTypePopularity(
  baskets: Matrix,
  orderedAt: Float64Array,
  types: Uint32Array,
  onSaleSince: Float64Array,
  { asOf, halfLife = THIRTY_DAYS, prior = 0.25, typePrior = 2 }: TypePopularityOptions,
): Float64Array {
  const fade = (at: number) => 2 ** (-Math.max(0, asOf - at) / halfLife);
  const exposures = onSaleSince.map((at) => 1 - fade(at));
  const orders = new Float64Array(baskets.columnCount);
  for (let basket = 0; basket < baskets.rowCount; basket++) {
    const weight = fade(orderedAt[basket]!);
    for (let i = baskets.offsets[basket]!; i < baskets.offsets[basket + 1]!; i++) {
      orders[baskets.columns[i]!]! += weight;
    }
  }
  const ofType = new Map<number, { orders: number; exposure: number }>();
  for (const [product, type] of types.entries()) {
    const total = ofType.get(type) ?? { orders: 0, exposure: 0 };
    ofType.set(type, { orders: total.orders + orders[product]!, exposure: total.exposure + exposures[product]! });
  }
  const exposure = exposures.reduce((sum, value) => sum + value, 0);
  const shopRate = exposure > 0 ? orders.reduce((sum, value) => sum + value, 0) / exposure : 0;
  return orders.map((ordered, product) => {
    const total = ofType.get(types[product]!)!;
    const typeRate = (total.orders + typePrior * shopRate) / (total.exposure + typePrior);
    return (ordered + prior * typeRate) / (exposures[product]! + prior);
  });
}
