import type { Candidate, ScorePart, ScorePartName, Source } from '../served-shop.ts';

/** What a score counts, where the model gives no parts of it. */
const WHOLES: Readonly<Partial<Record<Source, ScorePartName>>> = {
  'co-purchase': 'together',
  cart: 'cart',
  history: 'history',
  'same-type': 'orders',
  trending: 'orders',
};

/** What a candidate's score is made of, as far as is known. An instant or a pin is no score. */
export function listScoreParts({ score, reason, parts }: Candidate): readonly ScorePart[] {
  const name = WHOLES[reason.kind];
  return parts ?? (name === undefined ? [] : [{ name, value: score }]);
}
