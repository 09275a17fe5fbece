import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { applyMigrations } from '../prisma/apply-migrations.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { openPrisma } from './open-prisma.server.ts';

/**
 * One SQLite file, two doors: `sql` (prepared statements, synchronous) for the ingest path, bulk reads
 * and every transaction; `prisma` for the rows the admin reads and writes one by one. Prisma never opens a
 * transaction, because `sql` in the same process would wait for it without letting it go on.
 */
export interface Database {
  readonly sql: SqliteDatabase.Database;
  readonly prisma: PrismaClient;
  readonly file: string;
  close(): Promise<void>;
}

/** The first SQLite without the WAL-reset corruption bug. */
const OLDEST_SQLITE = [3, 51, 3];

/**
 * What a commit survives: `power-loss` waits for the disk each time (`synchronous=FULL`); `crash` leaves that to the
 * next one that does, for work that is done again when it is lost.
 */
export type Durability = 'power-loss' | 'crash';

/**
 * Open the database of `url` (`file:PATH`), creating folder, file and tables as needed.
 *
 * @throws {Error} in one sentence that names the file, if it cannot be written, is no database or one of a newer
 * version, or SQLite is older than 3.51.3.
 */
export function openDatabase(url: string, durability: Durability = 'power-loss'): Database {
  const file = resolve(url.replace(/^file:(\/\/)?/, '').replace(/\?.*$/, ''));
  requireWritable(file);
  const sql = openFile(file, durability);
  const prisma = openPrisma(file);
  return {
    sql,
    prisma,
    file,
    async close() {
      await prisma.$disconnect();
      sql.close();
    },
  };
}

function openFile(file: string, durability: Durability): SqliteDatabase.Database {
  let sql;
  try {
    sql = new SqliteDatabase(file, { timeout: 10_000 });
    requireSqliteVersion(sql);
    sql.pragma('journal_mode = WAL');
    sql.pragma(`synchronous = ${durability === 'power-loss' ? 'FULL' : 'NORMAL'}`);
    sql.pragma('foreign_keys = ON');
    sql.pragma('secure_delete = ON');
    sql.pragma('cache_size = -65536');
    applyMigrations(sql);
    return sql;
  } catch (cause) {
    sql?.close();
    if (!(cause instanceof SqliteDatabase.SqliteError)) throw cause;
    throw new Error(`Cannot open the database: ${file} must be a database of Regulars, but ${cause.message}.`, {
      cause,
    });
  }
}

/** Not the recursive mkdirSync: where the system lets nobody make folders (/proc) it never returns. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it at the same moment.
    if (!existsSync(folder)) throw error;
  }
}

function requireWritable(file: string): void {
  const folder = dirname(file);
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new Error(
      `Cannot open the database: ${file} must be in a folder that can be written (${(cause as NodeJS.ErrnoException).code}).`,
      { cause },
    );
  }
}

function requireSqliteVersion(sql: SqliteDatabase.Database): void {
  const version = sql.prepare('SELECT sqlite_version()').pluck().get() as string;
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest)
      throw new Error(`Cannot open the database: SQLite must be ${OLDEST_SQLITE.join('.')} or newer, got ${version}.`);
  }
}
