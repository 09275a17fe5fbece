import type { BuyerOrders } from './order-columns.ts';
import type { ShopColumns } from './shop-columns.ts';

/** Cell (c, k): what cohort c did in the k-th period after the period of its first orders. */
export interface CohortCell {
  /** Buyers of the cohort with at least one order in the period. */
  readonly orderingBuyers: number;
  /** Net revenue of the cohort from its first period up to this one. */
  readonly cumulativeNetMinor: number;
  /** Margin likewise; null where a unit cost is missing. */
  readonly cumulativeMarginMinor: number | null;
  /** The part of the net revenue whose unit costs are known. */
  readonly costedNetMinor: number;
  /** The whole period has passed for every member. */
  readonly mature: boolean;
}

/** The buyers whose first order fell into one period. */
export interface Cohort {
  readonly period: number;
  readonly buyers: number;
  /** Index k = periods after the cohort's, 0 up to the period of `asOf`; later ones are not known and not there. */
  readonly cells: readonly CohortCell[];
}

interface CohortOptions {
  /** Period of each order (consecutive integers, in the shop's time zone). */
  readonly periods: Int32Array;
  /** Period of the newest order: not over, hence immature. */
  readonly asOfPeriod: number;
  /** The cohorts wanted, first and last; by default from the oldest first order to `asOfPeriod`. */
  readonly from?: number;
  readonly to?: number;
}

interface Sums {
  readonly ordering: Uint32Array;
  readonly netMinor: Float64Array;
  /** NaN where one of the orders has no known margin. */
  readonly marginMinor: Float64Array;
  readonly costedNetMinor: Float64Array;
}

/**
 * Cohorts of buyers by the period of their first order; a period without a first order has none (see `fillCohorts`), so
 * that one order of the year 1900 does not make a cell of every week since with every other. Cell 0 counts the first order
 * itself, so all buyers order in it.
 */
export function measureCohorts(
  orders: Pick<ShopColumns, 'netRevenueMinor' | 'marginMinor'>,
  { buyerCount, offsets, positions }: BuyerOrders,
  { periods, asOfPeriod, from = periods[positions[offsets[0]!] ?? 0] ?? 0, to = asOfPeriod }: CohortOptions,
): Cohort[] {
  if (buyerCount === 0 || to < from) return [];
  const span = asOfPeriod - from + 1;
  const buyers = new Uint32Array(to - from + 1);
  const cohortOf = (buyer: number) => periods[positions[offsets[buyer]!]!]! - from;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const cohort = cohortOf(buyer);
    if (cohort >= 0 && cohort < buyers.length) buyers[cohort]! += 1;
  }
  const starts = new Float64Array(buyers.length);
  let size = 0;
  for (let cohort = 0; cohort < buyers.length; cohort++) {
    starts[cohort] = size;
    if (buyers[cohort]! > 0) size += span - cohort;
  }
  const sums: Sums = {
    ordering: new Uint32Array(size),
    netMinor: new Float64Array(size),
    marginMinor: new Float64Array(size),
    costedNetMinor: new Float64Array(size),
  };
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const cohort = cohortOf(buyer);
    if (cohort < 0 || cohort >= buyers.length) continue;
    let seen = -1;
    for (let at = offsets[buyer]!; at < offsets[buyer + 1]!; at++) {
      const order = positions[at]!;
      const cell = starts[cohort]! + periods[order]! - from - cohort;
      const net = orders.netRevenueMinor[order]!;
      const margin = orders.marginMinor[order]!;
      sums.netMinor[cell]! += net;
      sums.marginMinor[cell]! += margin;
      if (!Number.isNaN(margin)) sums.costedNetMinor[cell]! += net;
      if (cell !== seen) sums.ordering[cell]! += 1;
      seen = cell;
    }
  }
  return Array.from(buyers.entries()).flatMap(([cohort, count]) =>
    count === 0
      ? []
      : [
          {
            period: from + cohort,
            buyers: count,
            cells: listCells(sums, { start: starts[cohort]!, count: span - cohort }),
          },
        ],
  );
}

function listCells(sums: Sums, { start, count }: { readonly start: number; readonly count: number }): CohortCell[] {
  let [net, margin, costed] = [0, 0, 0];
  return Array.from({ length: count }, (_, k) => {
    net += sums.netMinor[start + k]!;
    margin += sums.marginMinor[start + k]!;
    costed += sums.costedNetMinor[start + k]!;
    return {
      orderingBuyers: sums.ordering[start + k]!,
      cumulativeNetMinor: net,
      cumulativeMarginMinor: Number.isNaN(margin) ? null : margin,
      costedNetMinor: costed,
      mature: k < count - 1,
    };
  });
}
