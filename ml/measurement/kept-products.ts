import type { ShopColumns } from './shop-columns.ts';

/** The product of each line of which the buyer kept at least one unit; -1 for all other lines. */
export function keptProducts({ lineProduct, lineUnits }: Pick<ShopColumns, 'lineProduct' | 'lineUnits'>): Int32Array {
  return lineProduct.map((product, line) => (lineUnits[line]! > 0 ? product : -1));
}
