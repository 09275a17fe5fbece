import type { ShopRow } from '../store/types.ts';

/** Write an instant in the shop's own time: `4 Mar 2026, 09:30`. */
export function showInstant(instant: string, { ianaTimezone }: ShopRow): string {
  return new Date(instant).toLocaleString('en-GB', { timeZone: ianaTimezone, dateStyle: 'medium', timeStyle: 'short' });
}
