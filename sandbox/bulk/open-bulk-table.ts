import type { Database } from 'better-sqlite3';

/** A bulk operation as the shop's file keeps it. */
export interface BulkOperation {
  readonly id: number;
  readonly query: string;
  readonly groupObjects: number;
  readonly status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELING' | 'CANCELED';
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly errorCode: string | null;
  readonly objectCount: number;
  readonly rootObjectCount: number;
  readonly fileSize: number | null;
  /** Why it failed, for the sandbox's own controls; Shopify keeps it to itself. */
  readonly reason: string | null;
}

/** Rows of bulk operations. */
export interface BulkTable {
  add(query: string, groupObjects: boolean, at: string): BulkOperation;
  get(id: number): BulkOperation | undefined;
  list(): readonly BulkOperation[];
  set(id: number, change: Partial<BulkOperation>): void;
}

const TABLE = `
CREATE TABLE IF NOT EXISTS BulkOperation (
  id INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL, groupObjects INTEGER NOT NULL, status TEXT NOT NULL,
  createdAt TEXT NOT NULL, completedAt TEXT, errorCode TEXT, objectCount INTEGER NOT NULL DEFAULT 0,
  rootObjectCount INTEGER NOT NULL DEFAULT 0, fileSize INTEGER, reason TEXT) STRICT`;

/** Open the table of bulk operations. */
export function openBulkTable(sql: Database): BulkTable {
  sql.exec(TABLE);
  const put = sql.prepare(
    "INSERT INTO BulkOperation (query, groupObjects, status, createdAt) VALUES (?, ?, 'CREATED', ?)",
  );
  const find = sql.prepare('SELECT * FROM BulkOperation WHERE id = ?');
  const all = sql.prepare('SELECT * FROM BulkOperation ORDER BY id');
  const get = (id: number): BulkOperation | undefined => find.get(id) as BulkOperation | undefined;
  return {
    get,
    list: () => all.all() as BulkOperation[],
    add(query, groupObjects, at) {
      const { lastInsertRowid } = put.run(query, groupObjects ? 1 : 0, at);
      return get(Number(lastInsertRowid)) as BulkOperation;
    },
    set(id, change) {
      const columns = Object.keys(change);
      sql
        .prepare(`UPDATE BulkOperation SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`)
        .run(...Object.values(change), id);
    },
  };
}
