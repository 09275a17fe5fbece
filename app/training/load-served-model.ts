import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { openArtifact, type ArtifactRow, type ServedModel } from './open-artifact.ts';

/**
 * Load the model that serves a shop; null before the first training.
 *
 * @throws {Error} if the artifact is missing, or is not, bit for bit, what was published: keep the one in memory.
 */
export function loadServedModel(db: Database, shopId: number): ServedModel | null {
  const row = prepareOnce(
    db,
    `SELECT s.version, a.sha256, a.bytes FROM ServedModel s
     LEFT JOIN ModelArtifact a ON a.shopId = s.shopId AND a.version = s.version WHERE s.shopId = ?`,
  ).get(shopId) as ArtifactRow | undefined;
  return row ? openArtifact(row) : null;
}
