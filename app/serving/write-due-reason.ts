import type { DueProduct } from '#ml/models/buy-again/score-due.ts';
import type { Text } from '../messages/create-text.ts';
import { findRhythm } from './find-rhythm.ts';
import { REASON_TEXTS } from './reason-texts.ts';

/** Why a past product is on the card, in a shopper's words. */
export function writeDueReason(due: Pick<DueProduct, 'purchases' | 'gapDays'>, text: Text = REASON_TEXTS.en): string {
  const { purchases } = due;
  if (purchases < 2) return text('reasons.due');
  const rhythm = findRhythm(due);
  if (rhythm !== null) return text(`reasons.every.${rhythm.unit}`, { n: rhythm.count });
  return text('reasons.times', { n: purchases });
}
