import type { Database } from '../db.server.ts';
import { DAY } from '../time.ts';

const KEEP = 7 * DAY;

/** Delete a shop's ended jobs after a week, except the last one of each name. */
export function pruneJobs(db: Database, shopId: number, now: number): void {
  db.sql
    .prepare(
      `DELETE FROM Job WHERE shopId = ? AND state IN ('done', 'failed') AND finishedAt < ?
       AND jobId < (SELECT max(newer.jobId) FROM Job AS newer WHERE newer.shopId = Job.shopId AND newer.name = Job.name)`,
    )
    .run(shopId, now - KEEP);
}
