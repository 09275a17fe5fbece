import type { App } from '../../app.server.ts';
import type { Resource } from '../graphql/accept-rows.ts';

/** Set where reconciliation of a resource begins: the instant its backfill asked Shopify. An older mark stays. */
export function startWatermark(app: App, shopId: number, resource: Resource, at: number): void {
  app.db.sql
    .prepare(
      `INSERT INTO Watermark (shopId, resource, reconciledTo, checkedAt) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET reconciledTo = min(reconciledTo, excluded.reconciledTo)`,
    )
    .run(shopId, resource, at, at);
}
