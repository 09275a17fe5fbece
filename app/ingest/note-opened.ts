import type { Database } from '../db.server.ts';
import { HOUR } from '../time.ts';
import { prepareOnce } from './prepare-once.ts';

/** Note that a page of a shop's admin was opened, to the hour: a page waits for no write but the first of an hour. */
export function noteOpened(db: Database, shopId: number, now: number): void {
  const before = prepareOnce(db, 'SELECT openedAt FROM Shop WHERE id = ?').pluck().get(shopId) as number | null;
  if (before !== null && Math.abs(now - before) < HOUR) return;
  prepareOnce(db, 'UPDATE Shop SET openedAt = ? WHERE id = ?').run(now, shopId);
}
