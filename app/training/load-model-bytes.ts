import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import type { ArtifactRow } from './open-artifact.ts';

/** Load one stored artifact as it is, unopened. Without bytes if there is none of this version. */
export function loadModelBytes(db: Database, shopId: number, version: string): ArtifactRow {
  const row = prepareOnce(db, 'SELECT version, sha256, bytes FROM ModelArtifact WHERE shopId = ? AND version = ?').get(
    shopId,
    version,
  ) as ArtifactRow | undefined;
  return row ?? { version, sha256: null, bytes: null };
}
