import type { Reason } from './served-shop.ts';

/** How many times more often than by chance the two were bought together; null where chance is not the question. */
export function timesChance({ together, expected }: Pick<Reason, 'together' | 'expected'>): number | null {
  return expected === null || expected <= 0 ? null : Math.round((together / expected) * 10) / 10;
}
