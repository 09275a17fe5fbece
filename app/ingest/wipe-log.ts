import type { Database } from '../db.server.ts';

/** What any connection of this process waits for another's lock. */
const BUSY_TIMEOUT = 10_000;

/**
 * Empty the write-ahead log: it still holds what was deleted from the tables, the bodies of webhooks among it. Most is
 * copied without a lock; the rest is given up at once while somebody else reads or writes, so that no acknowledgement
 * waits.
 *
 * @returns whether it is empty.
 */
export function wipeLog({ sql }: Database): boolean {
  sql.pragma('busy_timeout = 0');
  try {
    sql.pragma('wal_checkpoint(PASSIVE)');
    return sql.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } finally {
    sql.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}
