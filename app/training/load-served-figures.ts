import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import type { ModelFigures } from './model-figures.ts';
import { readModelFigures } from './read-model-figures.ts';

/** The report card of what serves, and the orders it learned from. */
export interface ServedFigures {
  readonly figures: ModelFigures;
  readonly orderCount: number;
}

/** Load the report card of the model that serves a shop; null before the first training. */
export function loadServedFigures(db: Database, shopId: number): ServedFigures | null {
  const row = prepareOnce(
    db,
    `SELECT a.figures, a.orderCount FROM ServedModel s
     JOIN ModelArtifact a ON a.shopId = s.shopId AND a.version = s.version WHERE s.shopId = ?`,
  ).get(shopId) as { figures: string; orderCount: number } | undefined;
  return row ? { figures: readModelFigures(row.figures), orderCount: row.orderCount } : null;
}
