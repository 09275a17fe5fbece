import type { Database } from '../../db.server.ts';
import { readBuyerValues } from './read-buyer-values.ts';

const COLUMNS = ['firstProductType', 'firstCountry', 'firstSource', 'favouriteType', 'favouriteVendor'] as const;

/** By column, the commonest values. */
export type BuyerTexts = Readonly<Record<(typeof COLUMNS)[number], readonly string[]>>;

const MOST = 100;

/** List the values that the texts of a shop's profiles have, the commonest first, equally common ones by value, without ''. */
export function listBuyerTexts(db: Database, shopId: number): BuyerTexts {
  const counts = COLUMNS.map(() => new Map<string, number>());
  // One pass over all buyers: grouping in the database would read them once a column.
  for (const values of readBuyerValues(db, shopId, COLUMNS) as Iterable<readonly (string | null)[]>)
    for (const [at, value] of values.entries()) if (value) counts[at]!.set(value, (counts[at]!.get(value) ?? 0) + 1);
  return Object.fromEntries(COLUMNS.map((column, at) => [column, listCommonest(counts[at]!)])) as unknown as BuyerTexts;
}

function listCommonest(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .sort(([left, most], [right, more]) => more - most || (left < right ? -1 : 1))
    .slice(0, MOST)
    .map(([value]) => value);
}
