import { createHash } from 'node:crypto';
import { decodeShopModel } from '#ml/models/decode-shop-model.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

const SQL = `SELECT a.version, a.sha256, a.bytes FROM ServedModel s
  JOIN ModelArtifact a ON a.shopId = s.shopId AND a.version = s.version WHERE s.shopId = ?`;

/** Load the model that serves a shop. Null if there is none yet. @throws {Error} if its bytes are not what was published. */
export function loadServedModel(
  db: Database,
  shopId: number,
): { readonly version: string; readonly model: ShopModel } | null {
  const row = prepareOnce(db, SQL).get(shopId) as
    | { readonly version: string; readonly sha256: string; readonly bytes: Buffer }
    | undefined;
  if (!row) return null;
  const sha256 = createHash('sha256').update(row.bytes).digest('hex');
  if (sha256 !== row.sha256)
    throw new Error(`Cannot load model ${row.version}: its SHA-256 must be ${row.sha256}, got ${sha256}.`);
  // A plain array: the slices of a Buffer are not copies.
  return { version: row.version, model: decodeShopModel(new Uint8Array(row.bytes)) };
}
