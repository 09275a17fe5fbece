import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../db.server.ts';
import { SECOND } from '../time.ts';
import { prepareOnce } from './prepare-once.ts';

interface AwaitOptions {
  /** Default 60 s. */
  readonly atMostMs?: number;
  /** Without a delivery read in this time, nobody is reading. Default 5 s. */
  readonly stalledAfterMs?: number;
  /** Milliseconds that only grow. Default those of the process. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

const POLL = 100;
const UNREAD = `SELECT count(*) FROM WebhookDelivery WHERE state = 'pending' AND shopId = ?`;
const READ = `SELECT count(*) FROM WebhookDelivery WHERE state IN ('done', 'dead') AND shopId = ?`;

/**
 * Wait until every delivery of a shop is read, as long as some process is reading them.
 *
 * @returns how many are left: 0 unless it took too long, or nobody reads.
 */
export async function awaitInbox(
  db: Database,
  shopId: number,
  {
    atMostMs = 60 * SECOND,
    stalledAfterMs = 5 * SECOND,
    now = () => performance.now(),
    sleep = wait,
  }: AwaitOptions = {},
): Promise<number> {
  const count = (sql: string) => prepareOnce(db, sql).pluck().get(shopId) as number;
  const startedAt = now();
  for (let progress = { read: count(READ), at: startedAt }; ; await sleep(POLL)) {
    const unread = count(UNREAD);
    const at = now();
    if (unread === 0 || at - startedAt >= atMostMs) return unread;
    const read = count(READ);
    if (read !== progress.read) progress = { read, at };
    else if (at - progress.at >= stalledAfterMs) return unread;
  }
}
