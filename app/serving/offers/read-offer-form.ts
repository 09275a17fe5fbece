import { parseMinor } from '../../ingest/parse-minor.ts';
import { readBuyerRule } from '../../profiles/segments/read-buyer-rule.ts';
import { LONGEST_NAME, OFFER_TERMS, type OfferDraft } from './offer-draft.ts';

/** What is wrong with a form, by the field it is said at. */
export type OfferErrors = Partial<Record<'name' | 'rule' | 'percent' | 'amount' | 'days' | 'note', true>>;

type ReadOffer = { readonly draft: Pick<OfferDraft, 'name' | 'rule' | 'terms'> } | { readonly errors: OfferErrors };

/** Read the form of a draft; an amount is a decimal in the shop's currency. */
export function readOfferForm(form: FormData, currency: string): ReadOffer {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const name = text('name');
  const read = readBuyerRule(text('rule'));
  const { data: terms, error } = OFFER_TERMS.safeParse({
    gives: text('gives'),
    percent: Number(text('percent')),
    amountMinor: parseMinor(text('amount').replace(',', '.'), currency),
    days: Number(text('days')),
    note: text('note'),
  });
  if (name !== '' && name.length <= LONGEST_NAME && 'rule' in read && terms)
    return { draft: { name, rule: read.rule, terms } };
  const wrong = new Set(error?.issues.map(({ path }) => path[0]));
  return {
    errors: {
      ...((name === '' || name.length > LONGEST_NAME) && { name: true }),
      ...('refusal' in read && { rule: true }),
      ...((wrong.has('percent') || wrong.has('gives')) && { percent: true }),
      ...(wrong.has('amountMinor') && { amount: true }),
      ...(wrong.has('days') && { days: true }),
      ...(wrong.has('note') && { note: true }),
    },
  };
}
