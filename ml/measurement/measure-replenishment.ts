import { quantile } from '../math/quantile.ts';
import { collectIntervals } from './collect-intervals.ts';
import type { BuyerOrders } from './order-columns.ts';
import { poolByType } from './pool-by-type.ts';
import type { ShopColumns } from './shop-columns.ts';
import { typesOfProducts } from './types-of-products.ts';

/** How long one unit of a variant lasts its buyers. */
export interface Replenishment {
  /** Position in `productIds`. */
  readonly product: number;
  /** 0 where the lines name no variant. */
  readonly variantId: number;
  /** Times between repurchases of the variant itself. */
  readonly intervals: number;
  /** What the quartiles stand on: its own intervals, or those of its product type. */
  readonly pooledFrom: 'own' | 'type';
  readonly pooledIntervals: number;
  /** Quartiles of the time between repurchases per unit; null below the minimum. */
  readonly p25Ms: number | null;
  readonly p50Ms: number | null;
  readonly p75Ms: number | null;
}

/** The variants that were bought, and which of them each line holds; -1 for a line that does not count. */
interface Items {
  readonly lineItem: Int32Array;
  /** By product, then variant id. */
  readonly products: Uint32Array;
  readonly variantIds: Float64Array;
}

/**
 * Measure replenishment: 25 %, 50 % and 75 % quantiles of the time from an order with a variant to the same buyer's
 * next order with it, divided by the units kept of the earlier one. Lines bought by subscription are left out, as if
 * they were not there: their rhythm is the contract's. A variant with fewer than `minIntervals` takes the quartiles of
 * its product type; a type with fewer has none.
 *
 * @returns one for each variant bought, by product, then variant id.
 */
export function measureReplenishment(
  columns: ShopColumns,
  buyers: BuyerOrders,
  { minIntervals }: { readonly minIntervals: number },
): Replenishment[] {
  const { lineItem, products, variantIds } = listItems(columns);
  const { offsets, lengthMs, units } = collectIntervals(columns, buyers, lineItem, products.length);
  const productTypes = typesOfProducts(columns);
  const types = Int32Array.from(products, (product) => productTypes[product]!);
  const perUnit = lengthMs.map((length, at) => length / units[at]!);
  const { own, ofType } = poolByType(perUnit, offsets, types, columns.productTypes.length);
  return Array.from(products, (product, item) => {
    const intervals = offsets[item + 1]! - offsets[item]!;
    const pooledFrom = intervals >= minIntervals || types[item]! < 0 ? 'own' : 'type';
    const values = pooledFrom === 'own' ? own(item) : ofType(item);
    const take = (share: number) => (values.length >= Math.max(1, minIntervals) ? quantile(values, share) : null);
    return {
      ...{ product, variantId: variantIds[item]!, intervals, pooledFrom, pooledIntervals: values.length },
      ...{ p25Ms: take(0.25), p50Ms: take(0.5), p75Ms: take(0.75) },
    };
  });
}

function listItems(columns: ShopColumns): Items {
  const { lineProduct, lineUnits, lineVariantIds, lineIsSubscription, productIds } = columns;
  const products: number[] = [];
  const variantIds: number[] = [];
  // A product has few variants: its items are a chain that is walked.
  const head = new Int32Array(productIds.length).fill(-1);
  const next: number[] = [];
  const lineItem = new Int32Array(lineProduct.length).fill(-1);
  for (let line = 0; line < lineProduct.length; line++) {
    const product = lineProduct[line]!;
    if (product < 0 || !(lineUnits[line]! > 0) || lineIsSubscription[line]) continue;
    const variantId = lineVariantIds[line]!;
    let item = head[product]!;
    while (item >= 0 && variantIds[item] !== variantId) item = next[item]!;
    if (item < 0) {
      item = products.push(product) - 1;
      variantIds.push(variantId);
      next.push(head[product]!);
      head[product] = item;
    }
    lineItem[line] = item;
  }
  return sortItems(products, variantIds, lineItem);
}

/** Items by product, then variant id, in place of the order in which they were met. */
function sortItems(products: readonly number[], variantIds: readonly number[], lineItem: Int32Array): Items {
  const sorted = Uint32Array.from(products.keys()).sort(
    (a, b) => products[a]! - products[b]! || variantIds[a]! - variantIds[b]!,
  );
  const place = new Int32Array(sorted.length);
  for (const [at, item] of sorted.entries()) place[item] = at;
  return {
    lineItem: lineItem.map((item) => (item < 0 ? -1 : place[item]!)),
    products: sorted.map((item) => products[item]!),
    variantIds: Float64Array.from(sorted, (item) => variantIds[item]!),
  };
}
