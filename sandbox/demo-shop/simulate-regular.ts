import type { Random } from '../random.ts';
import type { Shelf } from './choose-item.ts';
import type { PurchaseLine } from './purchase.ts';
import type { Regular } from './regulars.ts';

const DAY = 86_400_000;

/**
 * Simulate a person of the log-in menu. Plans that fall on one day become one order.
 *
 * @throws {Error} if a plan names a product that is not in the catalogue.
 */
export function simulateRegular(
  shelf: Shelf,
  regular: Regular,
  random: Random,
): { readonly at: number; readonly lines: PurchaseLine[] }[] {
  const days = new Map<number, PurchaseLine[]>();
  for (const { buys, everyDays, lastDaysAgo, times } of regular.plans) {
    for (let round = 0; round < times; round++) {
      const daysAgo = lastDaysAgo + round * everyDays;
      const lines = days.get(daysAgo) ?? [];
      lines.push(...buys.map(([title, quantity]) => ({ item: findItem(shelf, title), variant: 0, quantity })));
      days.set(daysAgo, lines);
    }
  }
  return [...days]
    .sort(([left], [right]) => right - left)
    .map(([daysAgo, lines]) => {
      const jitter = daysAgo > 60 ? random.between(-1, 1) : 0;
      return { at: shelf.endAt - (daysAgo + jitter) * DAY + random.between(-6 * 60, 0) * 60_000, lines };
    });
}

function findItem(shelf: Shelf, title: string): number {
  const position = shelf.items.findIndex((item) => item.title === title);
  if (position < 0) throw new Error(`Cannot simulate a regular: the product must be in the catalogue, got "${title}".`);
  return position;
}
