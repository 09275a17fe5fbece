import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../app.server.ts';
import { createRowAcceptor } from '../graphql/accept-rows.ts';
import { readLines } from '../graphql/read-lines.ts';
import { createFactWriter } from '../write-facts.ts';
import { updateBackfillRow, type ExportRow } from './backfill-row.ts';
import { buryRow } from './bury-row.ts';
import { giveUpOnce } from './give-up-once.ts';

/** A few milliseconds of writing: webhooks wait no longer for their acknowledgement. */
const ROWS_PER_TRANSACTION = 250;
/** Between transactions others get the database. */
const PAUSE = 1;

/**
 * Stream the result of an export into the facts, line by line as it arrives. Where an earlier try has read some of
 * it, those lines are only looked at for the parents they name. A row that cannot be read becomes a dead letter.
 *
 * @throws {Error} if the stream breaks or `signal` aborts; going on later loses and doubles nothing.
 */
export async function readExport(app: App, row: ExportRow, signal?: AbortSignal): Promise<void> {
  const { db } = app;
  const response = await fetch(row.url ?? '', { ...(signal ? { signal } : {}) });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    if (response.status >= 500 || response.status === 429)
      throw new Error(`Cannot read the export of ${row.resource}: its address must answer, got ${response.status}.`);
    giveUpOnce(db, row, `The address of the export has expired (${response.status}).`, app.now());
    return;
  }
  let { linesRead: linesDone, refused } = row;
  let line = 0;
  const writer = createFactWriter(db, row.shopId, null);
  const currency = db.sql.prepare('SELECT currency FROM Shop WHERE id = ?').pluck().get(row.shopId) as string;
  const acceptor = createRowAcceptor({
    ...{ resource: row.resource, writer, currency, now: app.now(), linesDone },
    refuse(at, reason, text) {
      refused++;
      buryRow(app, { shopId: row.shopId, resource: row.resource, line: at, text, reason });
    },
  });
  const accept = db.sql.transaction((batch: readonly string[]) => {
    for (const text of batch) acceptor.accept(++line, text);
    writer.finish();
    linesDone = Math.max(linesDone, line);
    updateBackfillRow(db, row, { linesRead: linesDone, refused });
  });
  // Node's web streams can be iterated, which the DOM's types do not say.
  const body = response.body as unknown as AsyncIterable<Uint8Array>;
  for await (const batch of readLines(body)) {
    for (let from = 0; from < batch.length; from += ROWS_PER_TRANSACTION) {
      accept.immediate(batch.slice(from, from + ROWS_PER_TRANSACTION));
      await sleep(PAUSE);
      signal?.throwIfAborted();
    }
  }
  const finish = db.sql.transaction(() => {
    acceptor.finish();
    writer.finish();
    const isPartial = row.bulkOperationId === null;
    const end = isPartial ? ({ state: 'failed' } as const) : ({ state: 'done', error: null } as const);
    updateBackfillRow(db, row, { ...end, linesRead: line, refused, url: null, finishedAt: app.now() });
  });
  finish.immediate();
}
