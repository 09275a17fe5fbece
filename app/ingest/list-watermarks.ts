import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** How far one resource was compared with Shopify, and what webhooks had missed. */
export interface WatermarkEntry {
  readonly resource: string;
  readonly reconciledTo: number;
  readonly checkedAt: number;
  /** Facts that webhooks had missed, in the last run. */
  readonly drift: number;
}

/** The reconciliation of a shop, by resource. */
export function listWatermarks(db: Database, shopId: number): readonly WatermarkEntry[] {
  return prepareOnce(
    db,
    'SELECT resource, reconciledTo, checkedAt, drift FROM Watermark WHERE shopId = ? ORDER BY resource',
  ).all(shopId) as WatermarkEntry[];
}
