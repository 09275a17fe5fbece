import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

// Rows are JSON with the columns that are searched or sorted beside them. Ids are the numbers of the gids.
const TABLES = `
CREATE TABLE IF NOT EXISTS Meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS Product (
  id INTEGER PRIMARY KEY, handle TEXT NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, publishedAt TEXT, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS ProductByHandle ON Product (handle);
CREATE INDEX IF NOT EXISTS ProductByUpdate ON Product (updatedAt, id);
CREATE TABLE IF NOT EXISTS Variant (id INTEGER PRIMARY KEY, productId INTEGER NOT NULL, sku TEXT, updatedAt TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS VariantByProduct ON Variant (productId);
CREATE TABLE IF NOT EXISTS Collection (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, handle TEXT NOT NULL, updatedAt TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS Customer (
  id INTEGER PRIMARY KEY, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, habit TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS CustomerByUpdate ON Customer (updatedAt, id);
CREATE TABLE IF NOT EXISTS ShopOrder (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, customerId INTEGER, test INTEGER NOT NULL, createdAt TEXT NOT NULL,
  processedAt TEXT NOT NULL, updatedAt TEXT NOT NULL, cancelledAt TEXT, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS OrderByCustomer ON ShopOrder (customerId, createdAt);
CREATE INDEX IF NOT EXISTS OrderByUpdate ON ShopOrder (updatedAt, id);
CREATE INDEX IF NOT EXISTS OrderByCreation ON ShopOrder (createdAt, id);
CREATE TABLE IF NOT EXISTS Refund (id INTEGER PRIMARY KEY, orderId INTEGER NOT NULL) STRICT;
`;

/** Open the sandbox shop's SQLite file, creating folder, file and tables as needed. WAL, `synchronous=NORMAL`: it is a toy's memory. */
export function openTables(file: string): SqliteDatabase.Database {
  mkdirSync(dirname(file), { recursive: true });
  const sql = new SqliteDatabase(file, { timeout: 10_000 });
  sql.pragma('journal_mode = WAL');
  sql.pragma('synchronous = NORMAL');
  sql.exec(TABLES);
  return sql;
}
