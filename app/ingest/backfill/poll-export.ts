import type { App } from '../../app.server.ts';
import type { AdminClient } from '../admin/create-admin-client.ts';
import { getBulkOperation } from '../admin/get-bulk-operation.ts';
import { updateBackfillRow, type ExportRow } from './backfill-row.ts';
import { giveUpOnce } from './give-up-once.ts';

/**
 * Look how far Shopify is with an export. One that failed is asked for once more; when that fails too, what it had
 * written by then is read.
 *
 * @returns false while it runs.
 */
export async function pollExport(app: App, client: AdminClient, row: ExportRow): Promise<boolean> {
  const operation = await getBulkOperation(client, row.bulkOperationId ?? '');
  const now = app.now();
  if (operation === null) {
    giveUpOnce(app.db, row, 'Shopify no longer knows the export.', now);
    return true;
  }
  const { status, errorCode, objectCount, url, partialDataUrl } = operation;
  switch (status) {
    case 'CREATED':
    case 'RUNNING':
    case 'CANCELING':
      updateBackfillRow(app.db, row, { objectCount });
      return false;
    case 'COMPLETED':
      if (url) updateBackfillRow(app.db, row, { state: 'reading', objectCount, url });
      else updateBackfillRow(app.db, row, { state: 'done', objectCount, error: null, finishedAt: now });
      return true;
    case 'CANCELED':
    case 'EXPIRED':
    case 'FAILED': {
      const error = `Shopify did not finish the export (${errorCode ?? status}).`;
      if (!partialDataUrl || row.error === null) giveUpOnce(app.db, row, error, now);
      else
        updateBackfillRow(app.db, row, {
          ...{ state: 'reading', objectCount, url: partialDataUrl, bulkOperationId: null },
          error: `${error} Only what it had written by then could be read.`,
        });
      return true;
    }
  }
}
