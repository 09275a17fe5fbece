import type { App } from '../../app.server.ts';
import { createAdminClient, type AdminClient } from '../../ingest/admin/create-admin-client.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { MINUTE, SECOND } from '../../time.ts';
import { beginBulkTags } from './begin-bulk-tags.ts';
import { enqueueSync } from './enqueue-sync.ts';
import { finishBulkTags } from './finish-bulk-tags.ts';
import { listMemberIds } from './list-member-ids.ts';
import { listTagChanges } from './list-tag-changes.ts';
import { SEGMENT_COLUMNS, toSegment, type SegmentSync } from './segment.ts';
import { writeTags } from './write-tags.ts';

interface SyncOptions {
  /** Work so long at a time, then let the shop's other jobs have their turn. */
  readonly turnMs?: number;
  /** So many customers who come, or who leave, are left to a bulk operation. */
  readonly bulkFrom?: number;
  readonly client?: AdminClient;
}

interface SegmentAt {
  readonly shopId: number;
  readonly segmentId: number;
}

/** Customers a request: 50 mutations cost 500 of the 1,000 points that one request may cost. */
const BATCH = 50;

/** What can be written in one by one within one turn of a minute; a bulk operation takes some seconds to begin. */
const BULK_FROM = 500;

/** Shopify says when a bulk operation has ended; this is for when its word is lost. */
const POLL = 10 * SECOND;

/** Kept instead of Shopify's words where the merchant has not allowed the app to write customers. */
export const MISSING_SCOPE = 'missing-scope';

/**
 * Bring the tags of a segment's members in Shopify up to date: who came gets the tag, who left loses it, nobody else is
 * touched; where the sync is off or the segment deleted, all lose it. Many at once are left to a bulk operation of
 * Shopify, which this looks after again later. A sync that was interrupted goes on where it was.
 *
 * @throws {Error} if Shopify does not do it; the reason is kept with the segment.
 */
export async function syncSegment(
  app: App,
  at: SegmentAt,
  signal: AbortSignal,
  { turnMs = MINUTE, bulkFrom = BULK_FROM, client = createAdminClient(app, at.shopId) }: SyncOptions = {},
): Promise<void> {
  const endsAt = app.now() + turnMs;
  try {
    const { bulkOperationId } = getSync(app, at) ?? {};
    const ended = bulkOperationId ? await finishBulkTags(app, client, { ...at, bulkOperationId }, signal) : undefined;
    if (ended === null) return again(app, at, POLL);
    const round = beginRound(app, at, ended);
    if (!round) return;
    const { tag, changes } = round;
    const many = [false, true]
      .map((isMember) => changes.filter((change) => change.isMember === isMember))
      .find(({ length }) => length >= bulkFrom);
    if (many) {
      await beginBulkTags(app, client, { ...at, tag, changes: many }, signal);
      return again(app, at, POLL);
    }
    let { done, refused } = round;
    for (let from = 0; from < changes.length; from += BATCH) {
      signal.throwIfAborted();
      if (app.now() >= endsAt) return again(app, at, 0);
      const batch = changes.slice(from, from + BATCH);
      refused += await writeTags(app, client, { ...at, tag, changes: batch });
      done += batch.length;
      note(app, at, { state: 'running', done, refused });
    }
    note(app, at, { state: 'done', syncedAt: app.now() });
  } catch (error) {
    if (!signal.aborted) note(app, at, { state: 'failed', error: describeFailure(error) });
    throw error;
  }
}

function again({ db, now }: App, at: SegmentAt, pause: number): void {
  enqueueSync(db, { ...at, runAt: now() + pause });
}

interface SyncRow extends SegmentSync {
  readonly bulkOperationId: string | null;
}

function getSync({ db }: App, { shopId, segmentId }: SegmentAt) {
  return prepareOnce(db, 'SELECT * FROM SegmentSync WHERE shopId = ? AND segmentId = ?').get(shopId, segmentId) as
    SyncRow | undefined;
}

/**
 * What is to be done, and what was done of a round that was interrupted; null without a sync. Whom Shopify has refused in
 * the bulk operation that just ended is not asked for again.
 */
function beginRound(app: App, at: SegmentAt, refusedInBulk?: ReadonlySet<number>) {
  const { shopId, segmentId } = at;
  const row = prepareOnce(
    app.db,
    `SELECT s.deletedAt, shop.ianaTimezone, ${SEGMENT_COLUMNS} JOIN Shop shop ON shop.id = s.shopId
     WHERE s.shopId = ? AND s.segmentId = ?`,
  ).get(shopId, segmentId) as Readonly<Record<string, unknown>> | undefined;
  const segment = row && toSegment(row);
  if (!row || !segment?.sync) return null;
  const { tag, isOn, done, total, refused } = segment.sync;
  const shop = { id: shopId, ianaTimezone: row['ianaTimezone'] as string };
  const memberIds = isOn && row['deletedAt'] === null ? listMemberIds(app.db, shop, segment.rule) : [];
  const changes = listTagChanges(app.db, { shopId, segmentId, memberIds }).filter(
    ({ customerId }) => !refusedInBulk?.has(customerId),
  );
  const kept = refusedInBulk || done < total ? { done, refused } : { done: 0, refused: 0 };
  note(app, at, { state: 'running', total: kept.done + changes.length, ...kept });
  return { tag, changes, ...kept };
}

function note(app: App, at: SegmentAt, progress: Partial<SegmentSync>): void {
  const { state, total, done, refused, syncedAt, error = null } = { ...getSync(app, at), ...progress };
  prepareOnce(
    app.db,
    `UPDATE SegmentSync SET state = @state, total = @total, done = @done, refused = @refused, error = @error,
     syncedAt = @syncedAt WHERE shopId = @shopId AND segmentId = @segmentId`,
  ).run({ shopId: at.shopId, segmentId: at.segmentId, state, total, done, refused, syncedAt, error });
}

function describeFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /access.denied/i.test(message) ? MISSING_SCOPE : message;
}
