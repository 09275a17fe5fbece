import { createHash } from 'node:crypto';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import type { ModelFigures } from './model-figures.ts';

/** A trained model ready to serve, with what the admin shows of it. */
export interface TrainedModel {
  readonly bytes: Uint8Array;
  readonly trainedAt: number;
  readonly dataFrom: number | null;
  readonly dataTo: number | null;
  readonly orderCount: number;
  readonly productCount: number;
  readonly trainSeconds: number;
  readonly figures: ModelFigures;
}

/** Artifacts kept for a shop, the served one included. */
const KEPT = 5;

/**
 * Publish a model: store its artifact and let it serve, in one transaction. Its version is the first 16 hex digits of
 * the SHA-256 of its bytes. A version that is stored already is not stored twice.
 *
 * @returns `kept` if this version served already.
 */
export function publishModel(
  db: Database,
  shopId: number,
  model: TrainedModel,
): { state: 'promoted' | 'kept'; version: string } {
  const sha256 = createHash('sha256').update(model.bytes).digest('hex');
  const version = sha256.slice(0, 16);
  return db.sql
    .transaction(() => {
      const served = prepareOnce(db, 'SELECT version FROM ServedModel WHERE shopId = ?').pluck().get(shopId);
      if (served === version) return { state: 'kept' as const, version };
      insertArtifact(db, shopId, version, sha256, model);
      prepareOnce(
        db,
        `INSERT INTO ServedModel (shopId, version, promotedAt) VALUES (?, ?, ?)
         ON CONFLICT (shopId) DO UPDATE SET version = excluded.version, promotedAt = excluded.promotedAt`,
      ).run(shopId, version, model.trainedAt);
      deleteOldArtifacts(db, shopId, version);
      return { state: 'promoted' as const, version };
    })
    .immediate();
}

function insertArtifact(db: Database, shopId: number, version: string, sha256: string, model: TrainedModel): void {
  prepareOnce(
    db,
    `INSERT INTO ModelArtifact (shopId, version, sha256, trainedAt, dataFrom, dataTo, orderCount, productCount,
       trainSeconds, figures, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ).run(
    shopId,
    version,
    sha256,
    model.trainedAt,
    model.dataFrom,
    model.dataTo,
    model.orderCount,
    model.productCount,
    model.trainSeconds,
    JSON.stringify(model.figures),
    Buffer.from(model.bytes.buffer, model.bytes.byteOffset, model.bytes.byteLength),
  );
}

function deleteOldArtifacts(db: Database, shopId: number, served: string): void {
  prepareOnce(
    db,
    `DELETE FROM ModelArtifact WHERE shopId = @shopId AND version <> @served AND version NOT IN
       (SELECT version FROM ModelArtifact WHERE shopId = @shopId AND version <> @served
        ORDER BY trainedAt DESC, version LIMIT ${KEPT - 1})`,
  ).run({ shopId, served });
}
