import type { DueProduct } from '#ml/models/buy-again/score-due.ts';

/** How often somebody buys a product: every `count` units of time. */
export interface Rhythm {
  readonly unit: 'day' | 'week' | 'month';
  readonly count: number;
}

/** Two purchases make one gap, and one gap is no rhythm. */
const RHYTHM_PURCHASES = 3;
const MAX_WEEKS = 10;
const MAX_MONTHS = 12;

/** The rhythm of a buyer's purchases, three weeks of 20.6 days; null for what is no rhythm or too rare to be one. */
export function findRhythm({ purchases, gapDays }: Pick<DueProduct, 'purchases' | 'gapDays'>): Rhythm | null {
  if (purchases < RHYTHM_PURCHASES) return null;
  if (gapDays < 5.5) return { unit: 'day', count: Math.max(1, Math.round(gapDays)) };
  const weeks = Math.round(gapDays / 7);
  if (weeks <= MAX_WEEKS) return { unit: 'week', count: weeks };
  const months = Math.round(gapDays / 30.4);
  return months <= MAX_MONTHS ? { unit: 'month', count: months } : null;
}
