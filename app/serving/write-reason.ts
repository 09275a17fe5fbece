import type { Text } from '../messages/create-text.ts';
import { REASON_TEXTS } from './reason-texts.ts';
import type { Reason, ServedShop } from './served-shop.ts';
import { writeDueReason } from './write-due-reason.ts';

/** The reason on a card, in a shopper's words and language. */
export function writeReason(
  { catalog, model }: ServedShop,
  { kind, withPosition, by, together, gapDays = Infinity }: Reason,
  position: number,
  text: Text = REASON_TEXTS.en,
): string {
  const title = withPosition === null ? null : catalog.products[withPosition]!.title;
  switch (kind) {
    case 'co-purchase':
    case 'cart':
      // What sells was ranked, and nothing named.
      if (title === null) return text('reasons.trending');
      return text(together < 2 ? 'reasons.goesWith' : 'reasons.oftenWith', { title });
    case 'similar':
      if (title === null) return text('reasons.alike');
      // Two towers learn what is bought with what: beans and a descaler are not alike.
      return text(model?.content?.recipe === 'two-tower' ? 'reasons.goesWith' : 'reasons.similar', { title });
    case 'visit':
      // What the page is about needs no naming on it.
      return title === null || by === 'page' ? text('reasons.visit') : text('reasons.visitOf', { title });
    case 'due':
      return writeDueReason({ purchases: together, gapDays }, text);
    case 'history':
      if (title === null) return text('reasons.chosen');
      return text(by === 'viewed' ? 'reasons.viewed' : 'reasons.bought', { title });
    case 'same-type':
      return text('reasons.type', { type: catalog.products[position]!.productType });
    case 'trending':
      return text('reasons.trending');
    case 'newest':
    case 'exploring':
      return text('reasons.newest');
    case 'pinned':
      return text('reasons.pinned');
  }
}
