import { z } from 'zod';
import type { App } from '../../app.server.ts';
import { DAY } from '../../time.ts';
import type { AdminClient } from '../admin/create-admin-client.ts';
import { BULK_OPERATION_RUN } from '../graphql/documents/bulk.ts';
import {
  buildOrdersExport,
  COLLECTIONS_EXPORT,
  CUSTOMERS_EXPORT,
  ORDERS_EXPORT,
  PRODUCTS_EXPORT,
} from '../graphql/documents/exports.ts';
import { startWatermark } from '../reconcile/start-watermark.ts';
import { updateBackfillRow, type ExportRow } from './backfill-row.ts';
import { giveUpOnce } from './give-up-once.ts';

const answerSchema = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullish(), message: z.string() })),
  }),
});

const BUSY = ['LIMIT_REACHED', 'OPERATION_IN_PROGRESS'];

/**
 * Ask Shopify to export one resource. The watermark is set to this instant: what changes from now on is found by
 * webhooks and reconciliation.
 *
 * @returns false if Shopify is busy with other exports and must be asked again later.
 */
export async function startExport(app: App, client: AdminClient, row: ExportRow): Promise<boolean> {
  const startedAt = app.now();
  const answer = answerSchema.parse(await client.query(BULK_OPERATION_RUN, { query: selectExport(row, startedAt) }));
  const { bulkOperation, userErrors } = answer.bulkOperationRunQuery;
  if (userErrors.some(({ code }) => code && BUSY.includes(code))) return false;
  if (!bulkOperation) {
    const reasons = userErrors.map(({ message }) => message).join('; ') || 'it gave no reason';
    giveUpOnce(app.db, row, `Shopify did not begin the export: ${reasons}.`, startedAt);
    return true;
  }
  app.db.sql
    .transaction(() => {
      updateBackfillRow(app.db, row, {
        state: 'running',
        bulkOperationId: bulkOperation.id,
        url: null,
        linesRead: 0,
        objectCount: 0,
        refused: 0,
        startedAt,
        finishedAt: null,
      });
      app.db.sql
        .prepare(`DELETE FROM DeadLetter WHERE shopId = ? AND source = 'backfill' AND topic = ?`)
        .run(row.shopId, row.resource);
      startWatermark(app, row.shopId, row.resource, startedAt);
    })
    .immediate();
  return true;
}

function selectExport({ resource, windowDays }: ExportRow, now: number): string {
  switch (resource) {
    case 'products':
      return PRODUCTS_EXPORT;
    case 'collections':
      return COLLECTIONS_EXPORT;
    case 'customers':
      return CUSTOMERS_EXPORT;
    case 'orders':
      return windowDays === null ? ORDERS_EXPORT : buildOrdersExport(new Date(now - windowDays * DAY));
  }
}
