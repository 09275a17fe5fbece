import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db.server.ts';

interface BatchOptions {
  /** Stops between two batches. */
  readonly signal?: AbortSignal | undefined;
  /** Rows of one transaction. Default 1000. */
  readonly rows?: number;
}

/** Between two batches, whoever waits for the database comes first. */
const PAUSE = 5;

/**
 * Delete the rows of `table` that meet `where`, in short transactions with pauses, so that webhooks never wait for it.
 *
 * @param where SQL with a `?` for each of `values`; an index should find its rows.
 * @returns how many were deleted.
 * @throws {Error} if `signal` aborts; what is deleted by then stays so.
 */
export async function deleteInBatches(
  db: Database,
  table: string,
  where: string,
  values: readonly number[],
  { signal, rows = 1000 }: BatchOptions = {},
): Promise<number> {
  const remove = db.sql.prepare(
    `DELETE FROM "${table}" WHERE rowid IN (SELECT rowid FROM "${table}" WHERE ${where} LIMIT ${rows})`,
  );
  for (let count = 0; ;) {
    const { changes } = remove.run(...values);
    count += changes;
    if (changes < rows) return count;
    await sleep(PAUSE, undefined, { signal });
  }
}
