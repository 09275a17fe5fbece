import type { Reason, ServedShop } from './served-shop.ts';
import { writeDueReason } from './write-due-reason.ts';

/** Below this many times, "more than chance" says nothing. */
const NOTABLE_TIMES = 1.5;

/** The reason on a card, in a shopper's words. */
export function writeReason(
  { catalog, model }: ServedShop,
  { kind, withPosition, by, together, gapDays = Infinity }: Reason,
  position: number,
): string {
  const title = withPosition === null ? null : catalog.products[withPosition]!.title;
  switch (kind) {
    case 'co-purchase':
    case 'cart':
      // What sells was ranked, and nothing named.
      if (title === null) return 'Popular this month';
      return `${together < 2 ? 'Goes with' : 'Often bought with'} ${title}`;
    case 'similar':
      // Two towers learn what is bought with what: beans and a descaler are not alike.
      return `${model?.content?.recipe === 'two-tower' ? 'Goes with' : 'Similar to'} ${title ?? 'it'}`;
    case 'visit':
      // What the page is about needs no naming on it.
      if (title === null || by === 'page') return 'Others looked at this too';
      return `Others who looked at ${title} looked at this`;
    case 'due':
      return writeDueReason({ purchases: together, gapDays });
    case 'history':
      if (title === null) return 'Chosen for you';
      return by === 'viewed' ? `Because you looked at ${title}` : `Because you bought ${title}`;
    case 'same-type':
      return `Popular in ${catalog.products[position]!.productType}`;
    case 'trending':
      return 'Popular this month';
    case 'newest':
    case 'exploring':
      return 'New in the shop';
    case 'pinned':
      return 'Picked by the shop';
  }
}

/** The reason with its evidence, in a merchant's words. */
export function explainReason(shop: ServedShop, reason: Reason, position: number): string {
  const { kind, together } = reason;
  const times = timesChance(reason);
  const more = times !== null && times >= NOTABLE_TIMES ? `, ${times.toFixed(1)} times more than chance` : '';
  switch (kind) {
    case 'co-purchase':
    case 'cart':
      return `Bought together in ${countOf(together, 'order')}${more}`;
    case 'history':
      return `${writeReason(shop, reason, position)}: ${countOf(together, 'buyer')} bought both${more}`;
    case 'same-type':
    case 'trending':
      return `${writeReason(shop, reason, position)}: ${countOf(together, 'order')} in all`;
    case 'visit':
      return `${writeReason(shop, reason, position)}: ${countOf(together, 'visit')} had both${more}`;
    case 'exploring':
      return 'New, being tried out';
    case 'similar':
    case 'due':
    case 'newest':
    case 'pinned':
      return writeReason(shop, reason, position);
  }
}

/** How many times more often than by chance the two were bought together; null where chance is not the question. */
export function timesChance({ together, expected }: Reason): number | null {
  return expected === null || expected <= 0 ? null : Math.round((together / expected) * 10) / 10;
}

function countOf(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
