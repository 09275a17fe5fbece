import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { DueFit } from './due-fit.ts';
import { fitPairRates } from './fit-pair-rates.ts';
import { DUE_WITHIN } from './list-due.ts';
import { listOwnProducts } from './list-own-products.ts';
import type { ProfileColumns } from './profile-columns.ts';

/**
 * Fit how products are bought again, in one pass over the columns: gaps, rates and the prior's weight by
 * {@link fitPairRates}, and how usual a repurchase is at all.
 *
 * @param asOf epoch milliseconds of the newest order.
 */
export function fitDue(columns: ProfileColumns, { offsets, baskets }: BuyerBaskets, asOf: number): DueFit {
  const { productIds } = columns;
  const repeatBuyers = new Uint32Array(productIds.length);
  const from = asOf - DUE_WITHIN;
  // Pairs older than the last window, and those of them bought again in it.
  let [known, again] = [0, 0];
  const rates = fitPairRates(
    (take) => {
      for (let buyer = 0; buyer + 1 < offsets.length; buyer++) {
        const own = listOwnProducts(columns, baskets.subarray(offsets[buyer], offsets[buyer + 1]));
        for (const { product, count, firstAt, lastAt } of own) {
          take(product, count, firstAt, lastAt);
          if (count > 1) repeatBuyers[product]! += 1;
          if (firstAt >= from) continue;
          known += 1;
          if (lastAt >= from) again += 1;
        }
      }
    },
    productIds.length,
    asOf,
  );
  return { productIds, ...rates, repeatBuyers, baseRate: known > 0 ? again / known : 0 };
}
