import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Derive, Make, ReportShop } from './report.ts';

/** Create what makes things of a shop's columns, each once. */
export function createDerive(columns: ShopColumns, shop: ReportShop): Derive {
  const made = new Map<unknown, unknown>();
  const derive = <Made>(make: Make<Made>): Made => {
    if (!made.has(make)) made.set(make, make(columns, shop, derive));
    return made.get(make) as Made;
  };
  return derive;
}
