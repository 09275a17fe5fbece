import type { App } from '../../app.server.ts';
import { createAdminClient, type AdminClient } from '../../ingest/admin/create-admin-client.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { MINUTE } from '../../time.ts';
import { enqueueSync } from './enqueue-sync.ts';
import { listMemberIds } from './list-member-ids.ts';
import { listTagChanges } from './list-tag-changes.ts';
import { SEGMENT_COLUMNS, toSegment, type SegmentSync } from './segment.ts';
import { writeTags } from './write-tags.ts';

interface SyncOptions {
  /** Work so long at a time, then let the shop's other jobs have their turn. */
  readonly turnMs?: number;
  readonly client?: AdminClient;
}

/** Customers a request: 50 mutations cost 500 of the 1,000 points that one request may cost. */
const BATCH = 50;

/** Kept instead of Shopify's words where the merchant has not allowed the app to write customers. */
export const MISSING_SCOPE = 'missing-scope';

/**
 * Bring the tags of a segment's members in Shopify up to date: who came gets the tag, who left loses it, nobody else is
 * touched; where the sync is off or the segment deleted, all lose it. A sync that was interrupted goes on where it was.
 *
 * @throws {AdminError} if Shopify does not answer; the reason is kept with the segment.
 */
export async function syncSegment(
  app: App,
  { shopId, segmentId }: { readonly shopId: number; readonly segmentId: number },
  signal: AbortSignal,
  { turnMs = MINUTE, client = createAdminClient(app, shopId) }: SyncOptions = {},
): Promise<void> {
  const begun = beginSync(app, shopId, segmentId);
  if (!begun) return;
  const { tag, changes } = begun;
  const endsAt = app.now() + turnMs;
  let { done, refused } = begun;
  const total = done + changes.length;
  const note = (rest: Partial<SegmentSync>) => noteProgress(app, shopId, segmentId, { total, done, refused, ...rest });
  note({ state: 'running' });
  try {
    for (let at = 0; at < changes.length; at += BATCH) {
      signal.throwIfAborted();
      if (app.now() >= endsAt) return enqueueSync(app.db, { shopId, segmentId, runAt: app.now() });
      const batch = changes.slice(at, at + BATCH);
      refused += await writeTags(app, client, { shopId, segmentId, tag, changes: batch });
      done += batch.length;
      note({ state: 'running' });
    }
  } catch (error) {
    if (!signal.aborted) note({ state: 'failed', error: describeFailure(error) });
    throw error;
  }
  note({ state: 'done', syncedAt: app.now() });
}

/** What is to be done, and what was done of a round that was interrupted; null without a sync. */
function beginSync({ db }: App, shopId: number, segmentId: number) {
  const row = prepareOnce(
    db,
    `SELECT s.deletedAt, shop.ianaTimezone, ${SEGMENT_COLUMNS} JOIN Shop shop ON shop.id = s.shopId
     WHERE s.shopId = ? AND s.segmentId = ?`,
  ).get(shopId, segmentId) as Readonly<Record<string, unknown>> | undefined;
  const segment = row && toSegment(row);
  if (!row || !segment?.sync) return null;
  const { tag, isOn, done, total, refused } = segment.sync;
  const shop = { id: shopId, ianaTimezone: row['ianaTimezone'] as string };
  const memberIds = isOn && row['deletedAt'] === null ? listMemberIds(db, shop, segment.rule) : [];
  const kept = done < total ? { done, refused } : { done: 0, refused: 0 };
  return { tag, changes: listTagChanges(db, { shopId, segmentId, memberIds }), ...kept };
}

function noteProgress({ db }: App, shopId: number, segmentId: number, progress: Partial<SegmentSync>): void {
  const { state, total, done, refused, syncedAt = null, error = null } = progress;
  prepareOnce(
    db,
    `UPDATE SegmentSync SET state = @state, total = @total, done = @done, refused = @refused, error = @error,
     syncedAt = coalesce(@syncedAt, syncedAt) WHERE shopId = @shopId AND segmentId = @segmentId`,
  ).run({ shopId, segmentId, state, total, done, refused, syncedAt, error });
}

function describeFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /access denied/i.test(message) ? MISSING_SCOPE : message;
}
