import type { Statement } from 'better-sqlite3';
import type { Database } from '../db.server.ts';

const prepared = new WeakMap<object, Map<string, Statement>>();

/** The prepared statement of `text` on this connection: compiled at first use, then shared (compiling costs 100 times a run). */
export function prepareOnce(db: Database, text: string): Statement {
  let statements = prepared.get(db.sql);
  if (!statements) prepared.set(db.sql, (statements = new Map()));
  let statement = statements.get(text);
  if (!statement) statements.set(text, (statement = db.sql.prepare(text)));
  return statement;
}
