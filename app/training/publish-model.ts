import { createHash } from 'node:crypto';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import type { ModelFigures } from './model-figures.ts';
import { serveVersion } from './serve-version.ts';

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
 * @returns `kept` if this version served already, `held` if the merchant holds another: then it is stored only.
 */
export function publishModel(
  db: Database,
  shopId: number,
  model: TrainedModel,
): { state: 'promoted' | 'kept' | 'held'; version: string } {
  const sha256 = createHash('sha256').update(model.bytes).digest('hex');
  const version = sha256.slice(0, 16);
  return db.sql
    .transaction(() => {
      const served = prepareOnce(db, 'SELECT version, heldSince FROM ServedModel WHERE shopId = ?').get(shopId) as
        { version: string; heldSince: number | null } | undefined;
      if (served?.version === version) return { state: 'kept' as const, version };
      insertArtifact(db, shopId, version, sha256, model);
      const isHeld = served !== undefined && served.heldSince !== null;
      if (!isHeld) serveVersion(db, shopId, version, model.trainedAt);
      deleteOldArtifacts(db, shopId, isHeld ? served.version : version);
      return { state: isHeld ? ('held' as const) : ('promoted' as const), version };
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
