import { quantile } from '../math/quantile.ts';
import { roundMinor } from '../math/round-minor.ts';
import { sortValues } from '../math/sort-values.ts';
import type { BuyerSummary, TasteShare } from './buyer-summary.ts';
import type { ProfileColumns } from './profile-columns.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;
/** Kept of a list of shares. */
const MOST_SHARES = 5;

type Taste = Pick<BuyerSummary, 'tasteTypes' | 'tasteVendors' | 'favouriteType' | 'favouriteVendor' | 'priceBand'>;

/** Weights by name, as they come: of one buyer's few names, looked through faster than a Map. */
interface Weights {
  /** Positions of names. */
  readonly names: number[];
  readonly weights: number[];
}

/**
 * Measure what a buyer likes: shares of product types and vendors among the units kept and paid for, a unit counting half
 * for each year before the buyer's last order, and the middle half of the unit prices paid. What has no type (no vendor)
 * is left out of the shares.
 *
 * @param orders positions of the buyer's orders, by time; one at least.
 */
export function measureTaste(columns: ProfileColumns, orders: Uint32Array): Taste {
  const { orderedAt, lineOffsets, lineProduct, lineUnits, lineNetMinor } = columns;
  const types: Weights = { names: [], weights: [] };
  const vendors: Weights = { names: [], weights: [] };
  const prices: number[] = [];
  const last = orderedAt[orders[orders.length - 1]!]!;
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i]!;
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

function add({ names, weights }: Weights, name: number, weight: number): void {
  for (let at = 0; at < names.length; at++) {
    if (names[at] !== name) continue;
    weights[at]! += weight;
    return;
  }
  names.push(name);
  weights.push(weight);
}

/** The largest shares, to four digits; equal ones by name. Names are sorted, so their positions are too. */
function listShares({ names: positions, weights }: Weights, names: readonly string[]): TasteShare[] {
  let total = 0;
  for (let i = 0; i < weights.length; i++) if (names[positions[i]!] !== '') total += weights[i]!;
  const largest: (TasteShare & { readonly at: number })[] = [];
  for (let i = 0; i < weights.length; i++) {
    const at = positions[i]!;
    const name = names[at]!;
    if (name === '') continue;
    const share = Math.round((weights[i]! / total) * 10_000) / 10_000;
    let place = Math.min(largest.length, MOST_SHARES);
    while (place > 0 && isLess(largest[place - 1]!, share, at)) place -= 1;
    if (place === MOST_SHARES) continue;
    largest.splice(place, 0, { at, name, share });
    if (largest.length > MOST_SHARES) largest.pop();
  }
  return largest.map(({ name, share }) => ({ name, share }));
}

function isLess(one: { readonly at: number; readonly share: number }, share: number, at: number): boolean {
  return one.share < share || (one.share === share && one.at > at);
}

function findBand(prices: readonly number[]): BuyerSummary['priceBand'] {
  if (prices.length === 0) return null;
  const sorted = sortValues(prices);
  return {
    lowMinor: roundMinor(quantile(sorted, 0.25)),
    medianMinor: roundMinor(quantile(sorted, 0.5)),
    highMinor: roundMinor(quantile(sorted, 0.75)),
  };
}
