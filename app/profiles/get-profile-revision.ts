import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

const REVISION = `SELECT coalesce((SELECT finished FROM ProfileFit WHERE shopId = @shopId), 0) || ':' ||
  (SELECT count(*) FROM (SELECT 1 FROM StaleProfile WHERE shopId = @shopId LIMIT 1000))`;

/**
 * A short text that changes when the profiles of a shop do: when a refit has ended, or because waiting buyers were rebuilt.
 * Together with the version of the facts it says whether something made of profiles is still as new as they are; while a
 * refit writes, that is as new as they were before it.
 */
export function getProfileRevision(db: Database, shopId: number): string {
  return prepareOnce(db, REVISION).pluck().get({ shopId }) as string;
}
