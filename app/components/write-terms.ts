import type { Formats } from '#app/messages/create-formats.ts';
import type { OfferTerms } from '#app/serving/offers/offer-draft.ts';
import type { PageText } from './use-text.ts';

/** What an offer gives, in a line. */
export function writeTerms(terms: OfferTerms, text: PageText, formats: Formats): string {
  const { days } = terms;
  switch (terms.gives) {
    case 'percent':
      return text('offers.terms.percent', { percent: formats.wholeShare(terms.percent / 100), days });
    case 'amount':
      return text('offers.terms.amount', { amount: formats.money(terms.amountMinor), days });
    case 'shipping':
      return text('offers.terms.shipping', { days });
  }
}
