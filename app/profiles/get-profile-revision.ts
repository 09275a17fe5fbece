import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

const REVISION = `SELECT coalesce((SELECT begun FROM ProfileFit WHERE shopId = @shopId), 0) || ':' ||
  (SELECT count(*) FROM (SELECT 1 FROM StaleProfile WHERE shopId = @shopId LIMIT 1000))`;

/**
 * A short text that changes when the profiles of a shop do: by a refit, or because waiting buyers were rebuilt. Together
 * with the version of the facts it says whether something made of profiles is still as new as they are.
 */
export function getProfileRevision(db: Database, shopId: number): string {
  return prepareOnce(db, REVISION).pluck().get({ shopId }) as string;
}
