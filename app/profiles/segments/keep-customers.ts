import type { Database } from '../../db.server.ts';
import { getShopVersions } from '../../ingest/get-shop-versions.ts';
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
 * Find the customers of a question once for as long as the shop's facts, catalogue and profiles stay: looking up who bought
 * a popular product costs more than all else that a list and its count ask.
 *
 * @param find their ids; the same one may come several times.
 * @returns what names the same customers, each once. They ascend, as buyers do where they are looked for among these.
 */
export function keepCustomers(db: Database, shopId: number, question: object, find: () => readonly number[]): SqlPart {
  let ofConnection = kept.get(db.sql);
  if (!ofConnection) kept.set(db.sql, (ofConnection = new Map()));
  const key = `${shopId} ${JSON.stringify(question)}`;
  const versions = `${JSON.stringify(getShopVersions(db, shopId))} ${getProfileRevision(db, shopId)}`;
  const before = ofConnection.get(key);
  const customerIds = before?.versions === versions ? before.customerIds : writeAscending(find());
  ofConnection.delete(key);
  ofConnection.set(key, { versions, customerIds });
  if (ofConnection.size > MOST) ofConnection.delete(ofConnection.keys().next().value!);
  return { sql: 'SELECT value FROM json_each(?)', values: [customerIds] };
}

function writeAscending(ids: readonly number[]): string {
  const ascending = Float64Array.from(ids).sort();
  return `[${ascending.filter((id, at) => at === 0 || id !== ascending[at - 1]).join()}]`;
}
