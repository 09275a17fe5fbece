import type { DueProduct } from '#ml/models/buy-again/score-due.ts';
import { findRhythm, type Rhythm } from './find-rhythm.ts';

/** Why a past product is on the card, in a shopper's words. */
export function writeDueReason(due: Pick<DueProduct, 'purchases' | 'gapDays'>): string {
  const { purchases } = due;
  if (purchases < 2) return 'Time for more?';
  const rhythm = findRhythm(due);
  if (rhythm !== null) return `You buy this every ${writeRhythm(rhythm)}`;
  return `You have bought this ${purchases === 2 ? 'twice' : `${purchases} times`}`;
}

function writeRhythm({ unit, count }: Rhythm): string {
  return count === 1 ? unit : `${count} ${unit}s`;
}
