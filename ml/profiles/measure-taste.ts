import { quantile } from '../math/quantile.ts';
import { roundMinor } from '../math/round-minor.ts';
import type { BuyerSummary, TasteShare } from './buyer-summary.ts';
import type { ProfileColumns } from './profile-columns.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;
/** Kept of a list of shares. */
const MOST_SHARES = 5;

type Taste = Pick<BuyerSummary, 'tasteTypes' | 'tasteVendors' | 'favouriteType' | 'favouriteVendor' | 'priceBand'>;

/**
 * Measure what a buyer likes: shares of product types and vendors among the units kept and paid for, a unit counting half
 * for each year before the buyer's last order, and the middle half of the unit prices paid. What has no type (no vendor)
 * is left out of the shares.
 *
 * @param orders positions of the buyer's orders, by time; one at least.
 */
export function measureTaste(columns: ProfileColumns, orders: Uint32Array): Taste {
  const { orderedAt, lineOffsets, lineProduct, lineUnits, lineNetMinor } = columns;
  const types = new Map<number, number>();
  const vendors = new Map<number, number>();
  const prices: number[] = [];
  const last = orderedAt[orders.at(-1)!]!;
  for (const order of orders) {
    const weight = 2 ** ((orderedAt[order]! - last) / YEAR);
    for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
      const units = lineUnits[line]!;
      if (!(units > 0 && lineNetMinor[line]! > 0)) continue;
      prices.push(lineNetMinor[line]! / units);
      const product = lineProduct[line]!;
      if (product < 0) continue;
      add(types, columns.productType[product]!, units * weight);
      add(vendors, columns.productVendor[product]!, units * weight);
    }
  }
  const tasteTypes = listShares(types, columns.productTypes);
  const tasteVendors = listShares(vendors, columns.productVendors);
  return {
    tasteTypes,
    tasteVendors,
    favouriteType: tasteTypes[0]?.name ?? null,
    favouriteVendor: tasteVendors[0]?.name ?? null,
    priceBand: findBand(prices),
  };
}

function add(weights: Map<number, number>, name: number, weight: number): void {
  weights.set(name, (weights.get(name) ?? 0) + weight);
}

/** The largest shares, to four digits; equal ones by name. Names are sorted, so their positions are too. */
function listShares(weights: ReadonlyMap<number, number>, names: readonly string[]): TasteShare[] {
  const named = [...weights].filter(([name]) => names[name] !== '');
  const total = named.reduce((sum, [, weight]) => sum + weight, 0);
  return named
    .map(([name, weight]) => ({ at: name, share: Math.round((weight / total) * 10_000) / 10_000 }))
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .slice(0, MOST_SHARES)
    .map(({ at, share }) => ({ name: names[at]!, share }));
}

function findBand(prices: readonly number[]): BuyerSummary['priceBand'] {
  if (prices.length === 0) return null;
  const sorted = Float64Array.from(prices).sort();
  const [lowMinor, medianMinor, highMinor] = [0.25, 0.5, 0.75].map((p) => roundMinor(quantile(sorted, p)));
  return { lowMinor: lowMinor!, medianMinor: medianMinor!, highMinor: highMinor! };
}
