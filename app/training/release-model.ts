import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { serveVersion } from './serve-version.ts';

/**
 * Release a held version: the newest stored one serves from now on, and the next training may replace it.
 *
 * @returns the version that serves; null for a shop without a model.
 */
export function releaseModel(db: Database, shopId: number, now: number): string | null {
  return db.sql
    .transaction(() => {
      const newest = prepareOnce(
        db,
        'SELECT version FROM ModelArtifact WHERE shopId = ? ORDER BY trainedAt DESC, version LIMIT 1',
      )
        .pluck()
        .get(shopId) as string | undefined;
      if (newest === undefined) return null;
      serveVersion(db, shopId, newest, now);
      return newest;
    })
    .immediate();
}
