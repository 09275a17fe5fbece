import type { Database } from '../db.server.ts';
import { loadModelBytes } from './load-model-bytes.ts';
import { openArtifact } from './open-artifact.ts';
import { serveVersion } from './serve-version.ts';

/**
 * Hold a stored version: it serves from now on, and what is trained later is stored but does not take its place until
 * {@link releaseModel}. The artifact is opened first, so that a damaged one is never put before shoppers.
 *
 * @throws {Error} if there is no such version, or it is not, bit for bit, what was published.
 */
export function holdModel(db: Database, shopId: number, version: string, now: number): void {
  db.sql
    .transaction(() => {
      openArtifact(loadModelBytes(db, shopId, version));
      serveVersion(db, shopId, version, now, now);
    })
    .immediate();
}
