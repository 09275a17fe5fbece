import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

/** The version of the model that serves a shop; null before the first training. One indexed read. */
export function getServedVersion(db: Database, shopId: number): string | null {
  const version = prepareOnce(db, 'SELECT version FROM ServedModel WHERE shopId = ?').pluck().get(shopId);
  return (version as string | undefined) ?? null;
}
