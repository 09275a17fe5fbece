import type { Random } from '../random.ts';
import type { CatalogueItem } from './load-catalogue.ts';

const DAY = 86_400_000;
const OUT_OF_SEASON = 0.1;
const SOLD_OUT_DAYS_AGO = 60;

/** What the shop sells, and until when the demo runs. */
export interface Shelf {
  readonly items: readonly CatalogueItem[];
  readonly endAt: number;
}

/** Choose an item of a product type by its popularity in that month, among what was on the shelf; -1 if nothing was. */
export function chooseItem(shelf: Shelf, productType: string, at: number, random: Random): number {
  return random.weighted(
    shelf.items.map((item) => (item.productType === productType && wasSold(shelf, item, at) ? appeal(item, at) : 0)),
  );
}

/** True if the item could be bought at that instant. */
export function wasSold(shelf: Shelf, item: CatalogueItem, at: number): boolean {
  if (item.draft) return false;
  if (item.soldOut && at > shelf.endAt - SOLD_OUT_DAYS_AGO * DAY) return false;
  return item.launchedDaysAgo === undefined || at >= shelf.endAt - item.launchedDaysAgo * DAY;
}

function appeal(item: CatalogueItem, at: number): number {
  const inSeason = !item.months || item.months.includes(new Date(at).getUTCMonth() + 1);
  return item.popularity * (inSeason ? 1 : OUT_OF_SEASON);
}
