import type { Database } from '../db.server.ts';
import type { TrainedModel } from './publish-model.ts';
import { readModelFigures } from './read-model-figures.ts';

/** A stored version of a shop's model. Instants are epoch milliseconds. */
export interface StoredModel extends Omit<TrainedModel, 'bytes'> {
  readonly version: string;
  readonly isServed: boolean;
  /** Since when the merchant holds it; null for all others. */
  readonly heldSince: number | null;
  /** Size of the artifact. */
  readonly byteCount: number;
}

const LIST = `SELECT a.version, s.version IS NOT NULL AS isServed, s.heldSince, a.trainedAt, a.dataFrom, a.dataTo,
    a.orderCount, a.productCount, a.trainSeconds, length(a.bytes) AS byteCount, a.figures
  FROM ModelArtifact a LEFT JOIN ServedModel s ON s.shopId = a.shopId AND s.version = a.version
  WHERE a.shopId = ? ORDER BY a.trainedAt DESC, a.version`;

/** The stored versions of a shop's model, newest first. */
export function listModels(db: Database, shopId: number): StoredModel[] {
  const rows = db.sql.prepare(LIST).all(shopId) as (Omit<StoredModel, 'isServed' | 'figures'> & {
    isServed: number;
    figures: string;
  })[];
  return rows.map((row) => ({ ...row, isServed: row.isServed === 1, figures: readModelFigures(row.figures) }));
}
