import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Database } from '../../db.server.ts';
import { createRowAcceptor, type Resource, type RowCounts } from '../graphql/accept-rows.ts';
import { readLines } from '../graphql/read-lines.ts';
import { createFactWriter } from '../write-facts.ts';

/** Long enough that commits cost little, short enough that a running server does not notice. */
const ROWS_PER_TRANSACTION = 2000;
const CHUNK_BYTES = 1024 * 1024;

export interface RefusedLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface FileSummary {
  readonly counts: Readonly<RowCounts>;
  readonly lines: number;
}

interface ImportFileOptions {
  readonly db: Database;
  readonly shopId: number;
  readonly currency: string;
  readonly resource: Resource;
  readonly now: number;
  /** Told of each refused line; without it the first one stops the import. */
  readonly onRefused?: (refused: RefusedLine) => void;
  readonly onProgress: (done: { readonly lines: number; readonly bytes: number; readonly totalBytes: number }) => void;
}

/** A line that stopped an import. */
export class RefusedLineError extends Error {
  override readonly name = 'RefusedLineError';
}

/**
 * Accept all rows of one JSONL file, a few thousand a transaction.
 *
 * @throws {RefusedLineError} with file, line and what was kept, if a line is refused and `onRefused` is left out:
 * the transaction it was in is rolled back.
 */
export async function importFile(path: string, options: ImportFileOptions): Promise<FileSummary> {
  const { db, shopId, currency, resource, now, onRefused, onProgress } = options;
  const file = basename(path);
  const writer = createFactWriter(db, shopId, null);
  const totalBytes = statSync(path).size;
  let kept = 0;
  let lines = 0;
  const refuse = (line: number, reason: string) => {
    if (onRefused) return onRefused({ file, line, reason });
    const keeps = kept === 0 ? 'Nothing of the file was kept' : `Lines 1 to ${kept} of the file were kept`;
    throw new RefusedLineError(`Cannot import ${file} line ${line}: ${reason} ${keeps}.`);
  };
  const acceptor = createRowAcceptor({ resource, writer, currency, now, refuse });
  const acceptBatch = db.sql.transaction((batch: readonly string[], isLast: boolean) => {
    for (const text of batch) acceptor.accept(++lines, text);
    if (isLast) acceptor.finish();
    writer.finish();
  });
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const batch of readLines(stream)) {
    for (let from = 0; from < batch.length; from += ROWS_PER_TRANSACTION) {
      acceptBatch.immediate(batch.slice(from, from + ROWS_PER_TRANSACTION), false);
      kept = lines;
    }
    onProgress({ lines, bytes: stream.bytesRead, totalBytes });
  }
  acceptBatch.immediate([], true);
  return { counts: acceptor.counts, lines };
}
