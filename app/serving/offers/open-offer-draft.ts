import type { App } from '../../app.server.ts';
import type { BuyerRule } from '../../profiles/segments/buyer-rule.ts';
import type { BuyerCount } from '../../profiles/segments/count-buyers.ts';
import { readBuyerRule } from '../../profiles/segments/read-buyer-rule.ts';
import { formatMinor } from '../format-minor.ts';
import { getOfferDraft } from './get-offer-draft.ts';
import { listRuleTitles } from './list-rule-titles.ts';
import { LONGEST_NAME, type OfferDraft } from './offer-draft.ts';

/** A draft to be written, with its buyers as they are now. */
export interface OpenedDraft {
  /** Null for a new one. */
  readonly draft: OfferDraft | null;
  readonly name: string;
  readonly rule: BuyerRule;
  readonly count: BuyerCount;
  readonly titles: Readonly<Record<number, string>>;
  /** The amount off, as a form's field has it; empty for what takes none off. */
  readonly amount: string;
}

const EVERYBODY: BuyerRule = { all: [] };

/**
 * Open a draft by its id, or a new one (`new`) for the buyers of a rule. A rule that cannot be read is everybody.
 *
 * @returns null if there is no such draft.
 */
export async function openOfferDraft(
  { db, reports }: App,
  shop: { readonly id: number; readonly currency: string },
  id: string,
  given: { readonly rule: string | null; readonly name: string | null },
): Promise<OpenedDraft | null> {
  const draft = id === 'new' ? null : getOfferDraft(db, shop.id, Number(id));
  if (id !== 'new' && draft === null) return null;
  const read = given.rule === null ? null : readBuyerRule(given.rule);
  const rule = draft?.rule ?? (read && 'rule' in read ? read.rule : EVERYBODY);
  const terms = draft?.terms;
  const [count] = await reports.ask(shop, 'buyers-count', { rules: [rule] });
  return {
    draft,
    rule,
    name: draft?.name ?? (given.name ?? '').slice(0, LONGEST_NAME),
    count: count!,
    titles: listRuleTitles(db, shop.id, [rule]),
    amount: terms?.gives === 'amount' ? formatMinor(terms.amountMinor, shop.currency) : '',
  };
}
