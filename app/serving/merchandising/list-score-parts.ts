import type { Candidate, ScorePart, Source } from '../served-shop.ts';

/** What a score counts, where the model gives no parts of it. */
const WHOLES: Readonly<Partial<Record<Source, string>>> = {
  'co-purchase': 'bought together',
  cart: 'goes with the cart',
  history: "fits the buyer's history",
  'same-type': 'recent orders',
  trending: 'recent orders',
};

/** What a candidate's score is made of, as far as is known. An instant or a pin is no score. */
export function listScoreParts({ score, reason, parts }: Candidate): readonly ScorePart[] {
  const label = WHOLES[reason.kind];
  return parts ?? (label === undefined ? [] : [{ label, value: score }]);
}
