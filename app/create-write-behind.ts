import type { App } from './app.server.ts';
import { count } from './metrics.ts';

interface WriteBehindOptions<T> {
  /** Named in counters and the log. */
  readonly name: string;
  /** Write a batch; called inside one transaction. */
  readonly write: (batch: readonly T[]) => void;
  /** Items that may wait; more are shed. Default 10,000. */
  readonly capacity?: number;
  /** Items of one transaction, which must stay a few milliseconds long. Default 500. */
  readonly batchSize?: number;
  /** Default 200. */
  readonly everyMs?: number;
}

/** A bounded buffer in front of the database, for what may be lost when the process dies. */
export interface WriteBehind<T> {
  /** False when it is full and the item was shed. */
  put(item: T): boolean;
  /** Write all that waits now. */
  flush(): void;
  /** Write what waits, then stop. */
  close(): Promise<void>;
}

/** Create a write-behind buffer. A batch that the database refuses is dropped, counted and logged; the next goes on. */
export function createWriteBehind<T>(
  app: App,
  { name, write, capacity = 10_000, batchSize = 500, everyMs = 200 }: WriteBehindOptions<T>,
): WriteBehind<T> {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  const commit = app.db.sql.transaction((batch: readonly T[]) => write(batch));
  const writeBatch = () => {
    const batch = waiting.slice(0, batchSize);
    waiting = waiting.slice(batchSize);
    try {
      commit.immediate(batch);
      count(app, `regulars_${name}_written_total`, {}, batch.length);
    } catch (error) {
      count(app, `regulars_${name}_failed_total`, {}, batch.length);
      app.log.error('a batch was not written', { name, items: batch.length, error });
    }
  };
  const run = () => {
    timer = undefined;
    if (waiting.length > 0) writeBatch();
    // The rest waits for another turn of the loop: what is answered meanwhile must not wait for it.
    if (waiting.length > 0) timer = setTimeout(run, 5);
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    while (waiting.length > 0) writeBatch();
  };
  return {
    put(item) {
      if (waiting.length >= capacity) {
        count(app, `regulars_${name}_shed_total`);
        return false;
      }
      waiting.push(item);
      timer ??= setTimeout(run, everyMs);
      return true;
    },
    flush,
    async close() {
      flush();
    },
  };
}
