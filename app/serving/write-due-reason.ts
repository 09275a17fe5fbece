import type { DueProduct } from '#ml/models/buy-again/score-due.ts';

/** Two purchases make one gap, and one gap is no rhythm. */
const RHYTHM_PURCHASES = 3;
const MAX_WEEKS = 10;
const MAX_MONTHS = 12;

/** Why a past product is on the card, in a shopper's words. */
export function writeDueReason({ purchases, gapDays }: Pick<DueProduct, 'purchases' | 'gapDays'>): string {
  if (purchases < 2) return 'Time for more?';
  const every = purchases >= RHYTHM_PURCHASES ? writeRhythm(gapDays) : null;
  if (every !== null) return `You buy this every ${every}`;
  return `You have bought this ${purchases === 2 ? 'twice' : `${purchases} times`}`;
}

/** "3 weeks" of 20.6 days; null for what is too rare to be a rhythm. */
function writeRhythm(days: number): string | null {
  if (days < 5.5) return countOf(Math.max(1, Math.round(days)), 'day');
  const weeks = Math.round(days / 7);
  if (weeks <= MAX_WEEKS) return countOf(weeks, 'week');
  const months = Math.round(days / 30.4);
  return months <= MAX_MONTHS ? countOf(months, 'month') : null;
}

function countOf(n: number, noun: string): string {
  return n === 1 ? noun : `${n} ${noun}s`;
}
