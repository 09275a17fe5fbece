import { createHash } from 'node:crypto';
import { decodeShopModel } from '#ml/models/decode-shop-model.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';

/** An artifact as it is stored; without bytes if there is none of this version. */
export interface ArtifactRow {
  readonly version: string;
  readonly sha256: string | null;
  readonly bytes: Buffer | null;
}

/** A model that can answer shoppers. */
export interface ServedModel {
  readonly version: string;
  readonly model: ShopModel;
}

/**
 * Open a stored artifact.
 *
 * @throws {Error} if it is missing, or is not, bit for bit, what was published.
 */
export function openArtifact({ version, sha256, bytes }: ArtifactRow): ServedModel {
  if (!bytes) throw new Error(`Cannot load served model: artifact ${version} must be stored, got none.`);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new Error(`Cannot load served model: artifact ${version} must have SHA-256 ${sha256}, got ${found}.`);
  }
  return { version, model: decodeShopModel(bytes) };
}
