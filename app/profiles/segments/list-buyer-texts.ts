import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

const COLUMNS = ['firstProductType', 'firstCountry', 'firstSource', 'favouriteType', 'favouriteVendor'] as const;

/** By column, the commonest values. */
export type BuyerTexts = Readonly<Record<(typeof COLUMNS)[number], readonly string[]>>;

const MOST = 100;

/** List the values that the texts of a shop's profiles have, the commonest first, without ''. */
export function listBuyerTexts(db: Database, shopId: number): BuyerTexts {
  const list = (column: string) =>
    prepareOnce(
      db,
      `SELECT ${column} FROM BuyerProfile WHERE shopId = ? AND ${column} <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${MOST}`,
    )
      .pluck()
      .all(shopId);
  return Object.fromEntries(COLUMNS.map((column) => [column, list(column)])) as unknown as BuyerTexts;
}
