import type { Statement } from 'better-sqlite3';
import type { Database } from '../db.server.ts';

const prepared = new WeakMap<object, Map<string, Statement>>();

/** There are some hundreds of fixed texts, and no end of those that are written for buyer rules. */
const MOST = 1000;

/** The prepared statement of `text` on this connection: compiled at first use, then shared (compiling costs 100 times a run). */
export function prepareOnce(db: Database, text: string): Statement {
  let statements = prepared.get(db.sql);
  if (!statements) prepared.set(db.sql, (statements = new Map()));
  const known = statements.get(text);
  if (known) return known;
  const statement = db.sql.prepare(text);
  statements.set(text, statement);
  if (statements.size > MOST) statements.delete(statements.keys().next().value!);
  return statement;
}
