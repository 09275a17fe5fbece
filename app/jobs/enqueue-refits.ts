import type { Database } from '../db.server.ts';
import { DAY, MINUTE, SECOND } from '../time.ts';
import { enqueueJob } from './enqueue-job.ts';

/** A shop with so many orders is refitted in a moment, so it follows every order. */
const SMALL = 5000;
const SMALL_AT_MOST_EVERY = 10 * SECOND;
/** A larger one is refitted when one order in so many has changed. */
const AT_MOST_EVERY = 10 * MINUTE;
const ONE_ORDER_IN = 100;
/** Buyers grow late without new orders elsewhere, and the catalogue changes. */
const AT_LEAST_EVERY = DAY;

const ENOUGH_CHANGED = `(fit.factsVersion IS NULL OR iif(fit.orderCount <= ${SMALL}, Shop.factsVersion > fit.factsVersion,
  ${ONE_ORDER_IN} * (SELECT count(*) FROM OrderChange c WHERE c.shopId = Shop.id AND c.version > fit.factsVersion)
    > fit.orderCount))`;

/**
 * Enqueue the refit of shops whose orders changed since the last: of small shops after any change, ten seconds apart; of
 * larger ones when one order in a hundred has changed, ten minutes apart; of all once a day. Not while a backfill is under
 * way.
 *
 * @returns how many were enqueued.
 */
export function enqueueRefits(db: Database, now: number): number {
  const due = db.sql
    .prepare(
      `SELECT Shop.id FROM Shop LEFT JOIN ProfileFit fit ON fit.shopId = Shop.id AND fit.fit IS NOT NULL
       WHERE Shop.factsVersion > 0 AND Shop.uninstalledAt IS NULL
       AND NOT EXISTS (SELECT 1 FROM Backfill WHERE shopId = Shop.id AND state IN ('waiting', 'running', 'reading'))
       AND NOT EXISTS (SELECT 1 FROM Job WHERE shopId = Shop.id AND name = 'fit-profiles' AND (state IN ('waiting', 'running')
         OR createdAt > @now - iif(coalesce(fit.orderCount, 0) <= ${SMALL}, @smallPause, @pause)
         OR (createdAt > @now - @night AND NOT ${ENOUGH_CHANGED})))`,
    )
    .pluck()
    .all({ now, smallPause: SMALL_AT_MOST_EVERY, pause: AT_MOST_EVERY, night: AT_LEAST_EVERY }) as number[];
  for (const shopId of due) enqueueJob(db, { shopId, name: 'fit-profiles', payload: {}, now });
  return due.length;
}
