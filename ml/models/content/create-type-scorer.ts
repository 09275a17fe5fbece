import type { Matrix } from '#ml/data/matrix.ts';
import { CONTENT_FIELDS, type ContentFeatures } from './content-features.ts';
import type { ContentScorer } from './content-scorer.ts';

/** Orders that a type is taken to have before any is seen: a type sold once by luck does not lead. */
const PRIOR_PRODUCTS = 2;

/**
 * Create the yardstick of cold products: whatever is asked about, a product scores the mean orders of its type's
 * products, `sum of orders / (sold products + 2)`. Products without a type form one.
 *
 * @param baskets orders x products, columns as in `content`.
 */
export function createTypeScorer({ offsets, hashes, fields }: ContentFeatures, baskets: Matrix): ContentScorer {
  const productCount = offsets.length - 1;
  const field = CONTENT_FIELDS.indexOf('productType');
  const typeOf = Float64Array.from({ length: productCount }, (_, product) => {
    const at = fields.subarray(offsets[product], offsets[product + 1]).indexOf(field);
    return at < 0 ? -1 : hashes[offsets[product]! + at]!;
  });
  const orders = new Uint32Array(productCount);
  for (const column of baskets.columns) orders[column]! += 1;
  const totals = new Map<number, { orders: number; sold: number }>();
  for (const [product, type] of typeOf.entries()) {
    const total = totals.get(type) ?? { orders: 0, sold: 0 };
    totals.set(type, { orders: total.orders + orders[product]!, sold: total.sold + (orders[product]! > 0 ? 1 : 0) });
  }
  const scores = Float32Array.from(
    typeOf,
    (type) => totals.get(type)!.orders / (totals.get(type)!.sold + PRIOR_PRODUCTS),
  );
  const others = Uint32Array.from(typeOf, (_, product) => product);
  return () => ({ others, scores });
}
