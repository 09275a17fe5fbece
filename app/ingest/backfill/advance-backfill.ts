import type { App } from '../../app.server.ts';
import { AdminError } from '../admin/admin-error.ts';
import { createAdminClient, type AdminClient } from '../admin/create-admin-client.ts';
import { listBackfillRows, type BackfillRow, type ExportRow } from './backfill-row.ts';
import { giveUpOnce } from './give-up-once.ts';
import { pollExport } from './poll-export.ts';
import { readExport } from './read-export.ts';
import { readRefunds } from './read-refunds.ts';
import { startExport } from './start-export.ts';

/** `waiting`: Shopify is at work, look again later. `finished`: this call brought it to its end. `idle`: nothing to do. */
export type BackfillStep = 'waiting' | 'finished' | 'idle';

/**
 * Take a shop's backfill as far as it goes now: one resource after the other, each exported by Shopify, read, and
 * done. It can be stopped anywhere and called again; a resource that failed does not stop the others.
 *
 * @throws {AdminError} or a stream's error, for the caller to try again.
 */
export async function advanceBackfill(app: App, shopId: number, signal?: AbortSignal): Promise<BackfillStep> {
  const client = createAdminClient(app, shopId);
  for (let step: BackfillStep = 'idle'; ; step = 'finished') {
    signal?.throwIfAborted();
    const row = listBackfillRows(app.db, shopId).find(({ state }) => state !== 'done' && state !== 'failed');
    if (!row) return step;
    try {
      if (!(await advanceRow(app, client, row, signal))) return 'waiting';
    } catch (error) {
      if (!(error instanceof AdminError) || error.code !== 'refused') throw error;
      giveUpOnce(app.db, row, error.message, app.now());
    }
  }
}

/** One step of one resource. False if Shopify must be waited for. */
async function advanceRow(app: App, client: AdminClient, row: BackfillRow, signal?: AbortSignal): Promise<boolean> {
  if (!isExport(row)) {
    await readRefunds(app, client, row, signal);
    return true;
  }
  switch (row.state) {
    case 'waiting':
      return startExport(app, client, row);
    case 'running':
      return pollExport(app, client, row);
    case 'reading':
      await readExport(app, row, signal);
      return true;
    case 'done':
    case 'failed':
      return true;
  }
}

function isExport(row: BackfillRow): row is ExportRow {
  return row.resource !== 'refunds';
}
