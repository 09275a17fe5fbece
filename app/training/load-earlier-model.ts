import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { openArtifact, type ArtifactRow, type ServedModel } from './open-artifact.ts';

/**
 * Load the newest stored model beside the one that should serve, for a process that has none in memory when that one
 * cannot be loaded. Null if no other artifact is whole.
 */
export function loadEarlierModel(db: Database, shopId: number): ServedModel | null {
  const versions = prepareOnce(
    db,
    `SELECT version FROM ModelArtifact
     WHERE shopId = @shopId AND version NOT IN (SELECT version FROM ServedModel WHERE shopId = @shopId)
     ORDER BY trainedAt DESC, version`,
  )
    .pluck()
    .all({ shopId }) as string[];
  const read = prepareOnce(db, 'SELECT version, sha256, bytes FROM ModelArtifact WHERE shopId = ? AND version = ?');
  for (const version of versions) {
    try {
      return openArtifact(read.get(shopId, version) as ArtifactRow);
    } catch {
      // Not whole either: the one before it may be.
    }
  }
  return null;
}
