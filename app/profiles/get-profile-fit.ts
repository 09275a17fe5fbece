import type { ProfileFit } from '#ml/profiles/profile-fit.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { decodeProfileFit, type EncodedFit } from './encode-profile-fit.ts';

interface Kept {
  readonly finished: number;
  readonly fit: ProfileFit | null;
}

/** Shops whose fits are kept in memory. */
const KEPT_SHOPS = 200;

/** Kept beside the database they were read from: a fit is read for every order, and changes with a refit only. */
const keptBy = new WeakMap<Database, Map<number, Kept>>();

/** What a shop's buyers have in common, as it was fitted last; null for a shop without a fit. */
export function getProfileFit(db: Database, shopId: number): ProfileFit | null {
  const finished = prepareOnce(db, 'SELECT finished FROM ProfileFit WHERE shopId = ?').pluck().get(shopId) as
    number | undefined;
  const kept = keptBy.get(db) ?? new Map<number, Kept>();
  keptBy.set(db, kept);
  const known = kept.get(shopId);
  kept.delete(shopId);
  if (!finished) return null;
  const fit = known?.finished === finished ? known.fit : readFit(db, shopId);
  kept.set(shopId, { finished, fit });
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT_SHOPS && oldest !== undefined) kept.delete(oldest);
  return fit;
}

function readFit(db: Database, shopId: number): ProfileFit | null {
  const text = 'SELECT fit, rhythms FROM ProfileFit WHERE shopId = ? AND fit IS NOT NULL';
  const row = prepareOnce(db, text).get(shopId) as EncodedFit | undefined;
  return row ? decodeProfileFit(row) : null;
}
