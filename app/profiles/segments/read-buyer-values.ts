import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** Read some columns of all buyers of a shop, one list a buyer in the order of `columns`, in no order of buyers. */
export function readBuyerValues<Column extends keyof BuyerProfile>(
  db: Database,
  shopId: number,
  columns: readonly Column[],
): Iterable<readonly unknown[]> {
  const statement = prepareOnce(db, `SELECT ${columns.join(', ')} FROM BuyerProfile WHERE shopId = ?`);
  return statement.raw().iterate(shopId) as Iterable<readonly unknown[]>;
}
