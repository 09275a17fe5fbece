import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { BUYER_COLUMNS, type BuyerRow } from './buyer-row.ts';

/** The buyers of these customer ids, ascending; whoever is no buyer any more is left out. */
export function listBuyersById(db: Database, shopId: number, customerIds: readonly number[]): BuyerRow[] {
  const statement = prepareOnce(
    db,
    `SELECT ${BUYER_COLUMNS} FROM BuyerProfile AS buyer
     WHERE shopId = ? AND customerId IN (SELECT value FROM json_each(?)) ORDER BY customerId`,
  );
  return statement.all(shopId, JSON.stringify(customerIds)) as BuyerRow[];
}
