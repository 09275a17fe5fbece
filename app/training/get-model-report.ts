import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import type { ModelFigures } from './model-figures.ts';

/** What the admin shows of the model that serves. Instants are epoch milliseconds. */
export interface ModelReport {
  readonly version: string;
  readonly trainedAt: number;
  readonly promotedAt: number;
  readonly dataFrom: number | null;
  readonly dataTo: number | null;
  readonly orderCount: number;
  readonly productCount: number;
  readonly trainSeconds: number;
  readonly figures: ModelFigures;
}

/** The report on the model that serves a shop; null before the first training. */
export function getModelReport(db: Database, shopId: number): ModelReport | null {
  const row = prepareOnce(
    db,
    `SELECT a.version, a.trainedAt, s.promotedAt, a.dataFrom, a.dataTo, a.orderCount, a.productCount, a.trainSeconds,
       a.figures FROM ServedModel s JOIN ModelArtifact a ON a.shopId = s.shopId AND a.version = s.version
     WHERE s.shopId = ?`,
  ).get(shopId) as (Omit<ModelReport, 'figures'> & { figures: string }) | undefined;
  return row ? { ...row, figures: JSON.parse(row.figures) as ModelFigures } : null;
}
