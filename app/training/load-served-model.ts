import { createHash } from 'node:crypto';
import { decodeShopModel } from '#ml/models/decode-shop-model.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

/** The model that answers shoppers. */
export interface ServedModel {
  readonly version: string;
  readonly model: ShopModel;
}

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
  )
    .raw()
    .get(shopId) as [version: string, sha256: string | null, bytes: Buffer | null] | undefined;
  if (!row) return null;
  const [version, sha256, bytes] = row;
  if (!bytes) throw new Error(`Cannot load served model: artifact ${version} must be stored, got none.`);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new Error(`Cannot load served model: artifact ${version} must have SHA-256 ${sha256}, got ${found}.`);
  }
  return { version, model: decodeShopModel(bytes) };
}
