import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../app.server.ts';
import type { AdminClient } from '../../ingest/admin/create-admin-client.ts';
import { MOST_BULK_LINES, runBulkMutation } from '../../ingest/admin/run-bulk-mutation.ts';
import { TAGS_ADD, TAGS_REMOVE } from '../../ingest/graphql/documents/customer-tags.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { TagChange } from './list-tag-changes.ts';
import { noteAsked } from './note-asked.ts';

interface BulkTags {
  readonly shopId: number;
  readonly segmentId: number;
  readonly tag: string;
  /** Only who comes, or only who leaves. */
  readonly changes: readonly TagChange[];
}

/** A few milliseconds of writing: webhooks wait no longer for their acknowledgement. */
const CHANGES_PER_TRANSACTION = 500;
const PAUSE = 1;

/**
 * Have one bulk operation of Shopify write a tag to many customers, or take it away from them; the first
 * {@link MOST_BULK_LINES} of them. {@link finishBulkTags} reads what became of it. Does nothing while Shopify is busy.
 *
 * @throws {AdminError} or another error if Shopify does not take it.
 */
export async function beginBulkTags(app: App, client: AdminClient, bulk: BulkTags, signal: AbortSignal): Promise<void> {
  const { shopId, segmentId, tag } = bulk;
  prepareOnce(
    app.db,
    'UPDATE SegmentTag SET bulkLine = NULL WHERE shopId = ? AND segmentId = ? AND bulkLine IS NOT NULL',
  ).run(shopId, segmentId);
  const most = bulk.changes.slice(0, MOST_BULK_LINES);
  const asked: TagChange[] = [];
  for (let from = 0; from < most.length; from += CHANGES_PER_TRANSACTION) {
    const changes = most.slice(from, from + CHANGES_PER_TRANSACTION);
    asked.push(...noteAsked(app.db, { shopId, segmentId, changes, fromLine: asked.length }));
    await sleep(PAUSE, undefined, { signal });
  }
  if (asked.length === 0) return;
  const lines = asked.map(({ customerId }) => ({ id: `gid://shopify/Customer/${customerId}`, tags: [tag] }));
  const operationId = await runBulkMutation(client, asked[0]!.isMember ? TAGS_ADD : TAGS_REMOVE, lines, signal);
  if (operationId === null) return;
  prepareOnce(
    app.db,
    'UPDATE SegmentSync SET bulkOperationId = ?, bulkDone = 0 WHERE shopId = ? AND segmentId = ?',
  ).run(operationId, shopId, segmentId);
}
