import { median } from '../math/median.ts';
import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { ProfileColumns } from './profile-columns.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Fewer gaps than this leave the shop's rhythm unknown. */
export const MIN_GAPS = 30;
/** Gaps' worth of belief in the shop's own median. */
const TYPE_PRIOR = 20;

/** How long buyers wait between two orders. */
export interface RhythmFit {
  readonly gaps: number;
  /** The median gap; null below 30 gaps. */
  readonly medianDays: number | null;
  /** By product type of the order before the gap, by name: the median gap, shrunk to the shop's by 20 gaps' worth. */
  readonly types: readonly { readonly name: string; readonly gaps: number; readonly medianDays: number }[];
}

/** Fit the median gap between two orders of a buyer: of the shop, and of each product type bought before the gap. */
export function fitRhythms(columns: ProfileColumns, { offsets, baskets }: BuyerBaskets): RhythmFit {
  const { orderedAt, productTypes } = columns;
  const all: number[] = [];
  const ofType: number[][] = productTypes.map(() => []);
  for (let buyer = 0; buyer + 1 < offsets.length; buyer++) {
    for (let i = offsets[buyer]! + 1; i < offsets[buyer + 1]!; i++) {
      const before = baskets[i - 1]!;
      const days = (orderedAt[baskets[i]!]! - orderedAt[before]!) / DAY;
      all.push(days);
      for (const type of listTypes(columns, before)) ofType[type]!.push(days);
    }
  }
  const shop = all.length < MIN_GAPS ? null : median(all);
  if (shop === null) return { gaps: all.length, medianDays: null, types: [] };
  const types = ofType.flatMap((gaps, type) => {
    const own = productTypes[type] === '' ? null : median(gaps);
    if (own === null) return [];
    const medianDays = (gaps.length * own + TYPE_PRIOR * shop) / (gaps.length + TYPE_PRIOR);
    return [{ name: productTypes[type]!, gaps: gaps.length, medianDays }];
  });
  return { gaps: all.length, medianDays: shop, types };
}

/** The product types of an order, each once. */
function listTypes({ lineOffsets, lineProduct, productType }: ProfileColumns, order: number): number[] {
  const types: number[] = [];
  for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
    const product = lineProduct[line]!;
    if (product < 0) continue;
    const type = productType[product]!;
    if (!types.includes(type)) types.push(type);
  }
  return types;
}
