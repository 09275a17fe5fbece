import { DAY } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { EXPLORED } from './explore-list.ts';
import { findNewcomers } from './find-newcomers.ts';
import type { Placement } from './placements.ts';

/**
 * List the titles of the new products that may be tried in a placement, most promising first: none of those that it shows
 * already. Without their clicks: those that fell behind are tried no more, and are told of all the same.
 *
 * @param shown positions of the products that are in the list, or that it is about.
 */
export function listNewcomers(
  catalog: Catalog,
  placement: Placement,
  { now, shown }: { readonly now: number; readonly shown: ReadonlySet<number> },
): string[] {
  if (!catalog.merchandising.explores || !EXPLORED.includes(placement)) return [];
  return findNewcomers(catalog, Math.floor(now / DAY), new Map())
    .newcomers.map(({ productId }) => catalog.positions.get(productId)!)
    .filter((position) => !shown.has(position))
    .map((position) => catalog.products[position]!.title);
}
