import { quantile } from '../math/quantile.ts';
import { collectIntervals } from './collect-intervals.ts';
import { keptProducts } from './kept-products.ts';
import type { BuyerOrders } from './order-columns.ts';
import { poolByType, type PooledFrom, type PooledValues } from './pool-by-type.ts';
import type { ShopColumns } from './shop-columns.ts';
import { typesOfProducts } from './types-of-products.ts';

/** How many of a product's buyers bought it again, once they had time to. */
export interface ProductRepurchases {
  /** Position in `productIds`. */
  readonly product: number;
  /** Known buyers of it. */
  readonly buyers: number;
  /** 75th percentile of the time between two purchases of it by one buyer; null while nothing was ever bought again. */
  readonly windowMs: number | null;
  readonly windowFrom: PooledFrom;
  /** Intervals the percentile stands on. */
  readonly intervals: number;
  /** Buyers whose first purchase of it is at least `windowMs` old. */
  readonly mature: number;
  /** Those of them with a later order that holds it. */
  readonly repurchased: number;
  /** Those of them with any later order. */
  readonly reordered: number;
}

const SHARE = 0.75;

/**
 * Measure the repurchase rate of every product with a known buyer: buyers who bought it again / buyers, of those whose first
 * purchase is at least as old as three quarters of its repurchases take. A purchase is an order of which the buyer kept
 * a unit of the product. With fewer than `minIntervals` times between purchases of its own, a product waits as
 * long as its type, or if that has too few, as all products together.
 *
 * @returns ascending by product.
 */
export function measureProductRepurchases(
  columns: ShopColumns,
  buyers: BuyerOrders,
  { asOf, minIntervals }: { readonly asOf: number; readonly minIntervals: number },
): ProductRepurchases[] {
  const products = keptProducts(columns);
  const size = columns.productIds.length;
  const { offsets, lengthMs } = collectIntervals(columns, buyers, products, size);
  const pooled = poolByType(lengthMs, offsets, typesOfProducts(columns), columns.productTypes.length);
  const windows = Array.from({ length: size }, (_, product) => chooseWindow(pooled, product, minIntervals));
  const waits = Float64Array.from(windows, ({ windowMs }) => windowMs ?? 0);
  const counts = countBuyers(columns, buyers, products, (product) => asOf - waits[product]!);
  return windows.flatMap((window, product) =>
    counts.buyers[product]! === 0
      ? []
      : [
          {
            product,
            buyers: counts.buyers[product]!,
            ...window,
            mature: counts.mature[product]!,
            repurchased: counts.repurchased[product]!,
            reordered: counts.reordered[product]!,
          },
        ],
  );
}

function chooseWindow(
  { own, ofType, all }: PooledValues,
  product: number,
  minIntervals: number,
): Pick<ProductRepurchases, 'windowMs' | 'windowFrom' | 'intervals'> {
  const choices = { own: own(product), type: ofType(product), shop: all };
  const windowFrom = (['own', 'type'] as const).find((from) => choices[from].length >= minIntervals) ?? 'shop';
  const values = choices[windowFrom];
  return { windowMs: values.length > 0 ? quantile(values, SHARE) : null, windowFrom, intervals: values.length };
}

function countBuyers(
  { orderedAt, lineOffsets, productIds }: ShopColumns,
  { buyerCount, offsets, positions }: BuyerOrders,
  products: Int32Array,
  lastMature: (product: number) => number,
) {
  const size = productIds.length;
  const counts = {
    buyers: new Uint32Array(size),
    mature: new Uint32Array(size),
    repurchased: new Uint32Array(size),
    reordered: new Uint32Array(size),
  };
  const seenBy = new Int32Array(size).fill(-1);
  /** The order of the buyer's first purchase, plus 1; 0 once it was bought again or does not count. */
  const waiting = new Uint32Array(size);
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const end = offsets[buyer + 1]!;
    for (let at = offsets[buyer]!; at < end; at++) {
      const order = positions[at]!;
      for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
        const product = products[line]!;
        if (product < 0) continue;
        if (seenBy[product] === buyer) {
          if (waiting[product] === 0 || waiting[product] === order + 1) continue;
          counts.repurchased[product]! += 1;
          waiting[product] = 0;
          continue;
        }
        seenBy[product] = buyer;
        counts.buyers[product]! += 1;
        const isMature = orderedAt[order]! <= lastMature(product);
        waiting[product] = isMature ? order + 1 : 0;
        if (!isMature) continue;
        counts.mature[product]! += 1;
        if (at + 1 < end) counts.reordered[product]! += 1;
      }
    }
  }
  return counts;
}
