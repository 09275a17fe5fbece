import type { Database } from '../db.server.ts';
import type { Resource } from './graphql/accept-rows.ts';

/** How far one resource was compared with Shopify, and what webhooks had missed. */
export interface WatermarkEntry {
  readonly resource: Resource;
  readonly reconciledTo: number;
  readonly checkedAt: number;
  /** Facts that webhooks had missed, in the last run. */
  readonly drift: number;
}

/** The reconciliation of a shop, by resource. */
export async function listWatermarks(db: Database, shopId: number): Promise<readonly WatermarkEntry[]> {
  const rows = await db.prisma.watermark.findMany({ where: { shopId }, orderBy: { resource: 'asc' } });
  return rows.map(({ resource, reconciledTo, checkedAt, drift }) => ({
    resource: resource as Resource,
    reconciledTo: reconciledTo.getTime(),
    checkedAt: checkedAt.getTime(),
    drift,
  }));
}
