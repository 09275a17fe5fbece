import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { ACQUISITION_COST_KEY } from './get-acquisition-cost.ts';
import { countMinorUnits } from './reports/count-minor-units.ts';

const UPSERT = `INSERT INTO Setting (shopId, key, value, updatedAt) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt`;
const DELETE = 'DELETE FROM Setting WHERE shopId = ? AND key = ?';
const MOST = 1_000_000;

/**
 * Save what winning one buyer costs the shop.
 *
 * @param written in units of the shop's currency, as a form gives it: `12.50`; empty takes it out.
 * @returns whether it was an amount from 0 to a million; otherwise nothing is written.
 */
export function saveAcquisitionCost(
  db: Database,
  shop: { readonly id: number; readonly currency: string },
  { written, now }: { readonly written: string; readonly now: number },
): boolean {
  if (written.trim() === '') {
    prepareOnce(db, DELETE).run(shop.id, ACQUISITION_COST_KEY);
    return true;
  }
  const amount = Number(written);
  if (!(amount >= 0 && amount <= MOST)) return false;
  const minor = Math.round(amount * countMinorUnits(shop.currency));
  prepareOnce(db, UPSERT).run(shop.id, ACQUISITION_COST_KEY, JSON.stringify(minor), now);
  return true;
}
