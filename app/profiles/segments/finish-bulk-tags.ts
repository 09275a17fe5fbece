import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { App } from '../../app.server.ts';
import type { AdminClient } from '../../ingest/admin/create-admin-client.ts';
import { getBulkOperation, type BulkOperation } from '../../ingest/admin/get-bulk-operation.ts';
import { readLines } from '../../ingest/graphql/read-lines.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

interface RunningBulk {
  readonly shopId: number;
  readonly segmentId: number;
  readonly bulkOperationId: string;
}

const payload = z.object({ userErrors: z.array(z.unknown()) }).nullish();
const lineSchema = z.object({
  __lineNumber: z.int().nonnegative(),
  data: z.object({ tagsAdd: payload, tagsRemove: payload }).nullish(),
});

/** A few milliseconds of writing: webhooks wait no longer for their acknowledgement. */
const LINES_PER_TRANSACTION = 500;
const PAUSE = 1;

/**
 * Look how far the bulk operation of a segment is, and once it has ended note who carries the tag now. Whom Shopify refused
 * carries none; whom it did not come to is asked for again later.
 *
 * @returns the members whom Shopify refused; null while the operation runs.
 * @throws {Error} if it ended without writing any.
 */
export async function finishBulkTags(
  app: App,
  client: AdminClient,
  { shopId, segmentId, bulkOperationId }: RunningBulk,
  signal: AbortSignal,
): Promise<ReadonlySet<number> | null> {
  const operation = await getBulkOperation(client, bulkOperationId);
  if (operation && ['CREATED', 'RUNNING', 'CANCELING'].includes(operation.status)) {
    prepareOnce(app.db, 'UPDATE SegmentSync SET bulkDone = ? WHERE shopId = ? AND segmentId = ?').run(
      ...[operation.objectCount, shopId, segmentId],
    );
    return null;
  }
  const { written, refused } = await readResult(app, { shopId, segmentId }, operation, signal);
  prepareOnce(
    app.db,
    `UPDATE SegmentSync SET bulkOperationId = NULL, bulkDone = 0, done = done + @n, refused = refused + @refused
     WHERE shopId = @shopId AND segmentId = @segmentId`,
  ).run({ shopId, segmentId, n: written + refused.size, refused: refused.size });
  if (written + refused.size === 0)
    throw new Error(
      `Cannot write tags: Shopify must carry out the operation, got ${operation?.errorCode ?? operation?.status ?? 'none'}.`,
    );
  return refused;
}

/** Note what each line of the result says; reading it again changes nothing. */
async function readResult(
  { db, now }: App,
  { shopId, segmentId }: Pick<RunningBulk, 'shopId' | 'segmentId'>,
  operation: BulkOperation | null,
  signal: AbortSignal,
): Promise<{ readonly written: number; readonly refused: ReadonlySet<number> }> {
  const count = { written: 0, refused: new Set<number>() };
  const url = operation?.url ?? operation?.partialDataUrl;
  if (!url) return count;
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`Cannot read what became of tags: its address must answer, got ${response.status}.`);
  }
  const asked = prepareOnce(
    db,
    'SELECT bulkLine, customerId FROM SegmentTag WHERE shopId = ? AND segmentId = ? AND bulkLine IS NOT NULL',
  ).raw();
  const customers = new Map(asked.all(shopId, segmentId) as [line: number, customerId: number][]);
  const at = 'WHERE shopId = ? AND segmentId = ? AND customerId = ?';
  const confirm = prepareOnce(db, `UPDATE SegmentTag SET taggedAt = ? ${at}`);
  const forget = prepareOnce(db, `DELETE FROM SegmentTag ${at}`);
  const note = db.sql.transaction((lines: readonly string[]) => {
    for (const line of lines) {
      const { __lineNumber, data } = lineSchema.parse(JSON.parse(line));
      const answer = data?.tagsAdd ?? data?.tagsRemove;
      if (!answer) continue;
      const customerId = customers.get(__lineNumber);
      if (customerId === undefined) continue;
      const isRefused = answer.userErrors.length > 0;
      if (isRefused) count.refused.add(customerId);
      else count.written++;
      if (data?.tagsAdd && !isRefused) confirm.run(now(), shopId, segmentId, customerId);
      else forget.run(shopId, segmentId, customerId);
    }
  });
  // Node's web streams can be iterated, which the DOM's types do not say.
  for await (const batch of readLines(response.body as unknown as AsyncIterable<Uint8Array>)) {
    const lines = batch.filter((line) => line !== '');
    for (let from = 0; from < lines.length; from += LINES_PER_TRANSACTION) {
      note.immediate(lines.slice(from, from + LINES_PER_TRANSACTION));
      await sleep(PAUSE);
      signal.throwIfAborted();
    }
  }
  return count;
}
