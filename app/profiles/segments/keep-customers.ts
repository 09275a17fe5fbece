import type { Database } from '../../db.server.ts';
import { getShopVersions } from '../../ingest/get-shop-versions.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { SqlPart } from '../../ingest/write-orderer-query.ts';
import { getProfileRevision } from '../get-profile-revision.ts';

interface Kept {
  readonly versions: string;
  /** JSON. */
  readonly customerIds: string;
}

/** A page asks for its rows, their count and their members by one rule; more rules than this are not on one page. */
const MOST = 16;

const kept = new WeakMap<object, Map<string, Kept>>();

/**
 * Carry out a query of customer ids once for as long as the shop's facts, catalogue and profiles stay: looking up every
 * line of a popular product costs more than all else that a list and its count ask.
 *
 * @returns what names the same customers, each once.
 */
export function keepCustomers(db: Database, shopId: number, query: SqlPart): SqlPart {
  let ofConnection = kept.get(db.sql);
  if (!ofConnection) kept.set(db.sql, (ofConnection = new Map()));
  const key = JSON.stringify([query.sql, query.values]);
  const versions = `${JSON.stringify(getShopVersions(db, shopId))} ${getProfileRevision(db, shopId)}`;
  const before = ofConnection.get(key);
  const customerIds = before?.versions === versions ? before.customerIds : readCustomers(db, query);
  ofConnection.delete(key);
  ofConnection.set(key, { versions, customerIds });
  if (ofConnection.size > MOST) ofConnection.delete(ofConnection.keys().next().value!);
  return { sql: 'SELECT value FROM json_each(?)', values: [customerIds] };
}

function readCustomers(db: Database, { sql, values }: SqlPart): string {
  const ids = prepareOnce(db, sql)
    .pluck()
    .all(...values) as number[];
  return JSON.stringify([...new Set(ids)]);
}
