import type { Reason, ServedShop } from './served-shop.ts';
import { writeDueReason } from './write-due-reason.ts';

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
