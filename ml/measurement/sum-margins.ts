import { findIndex } from '../data/find-index.ts';
import type { ShopColumns } from './shop-columns.ts';

/** What one unit of a variant costs the shop, for the variants where that is known. */
export interface UnitCosts {
  /** Ascending. */
  readonly variantIds: Float64Array;
  readonly costMinor: Float64Array;
}

/**
 * The margin of each order: net revenue less what the units kept cost. NaN where a line that earns has units whose cost
 * nobody knows; a line without revenue and without a known cost counts as nothing.
 */
export function sumMargins(
  {
    lineOffsets,
    lineVariantIds,
    lineUnits,
    lineNetMinor,
  }: Pick<ShopColumns, 'lineOffsets' | 'lineVariantIds' | 'lineUnits' | 'lineNetMinor'>,
  { variantIds, costMinor }: UnitCosts,
): Float64Array {
  const margins = new Float64Array(lineOffsets.length - 1);
  for (let order = 0; order < margins.length; order++) {
    let margin = 0;
    for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
      const net = lineNetMinor[line]!;
      const units = lineUnits[line]!;
      const known = units === 0 ? -1 : findIndex(variantIds, lineVariantIds[line]!);
      if (known >= 0) margin += net - units * costMinor[known]!;
      else margin += units > 0 && net !== 0 ? NaN : net;
    }
    margins[order] = margin;
  }
  return margins;
}
