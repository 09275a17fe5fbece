import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** The instant of the facts that profiles are judged by: the newest counted order, in epoch milliseconds; 0 without. */
export function getAsOf(db: Database, shopId: number): number {
  const statement = prepareOnce(
    db,
    `SELECT coalesce((SELECT asOf FROM ProfileFit WHERE shopId = @shopId),
       (SELECT max(lastOrderAt) FROM BuyerProfile WHERE shopId = @shopId), 0)`,
  );
  return statement.pluck().get({ shopId }) as number;
}
