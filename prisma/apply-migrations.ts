import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';

const FOLDER = join(import.meta.dirname, 'migrations');

const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Apply the committed SQL migrations that this database has not seen, each in one transaction, and keep
 * Prisma's own ledger, so that `prisma migrate deploy` finds a clean history.
 *
 * @returns the names applied now.
 * @throws {Error} if an applied migration was edited afterwards or is not known here (the database is of a newer
 * version), or one fails (nothing of it stays).
 */
export function applyMigrations(sql: Database, folder: string = FOLDER): string[] {
  const applied: string[] = [];
  sql.exec(LEDGER);
  const known = new Map(
    (
      sql.prepare('SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL').all() as {
        migration_name: string;
        checksum: string;
      }[]
    ).map((row) => [row.migration_name, row.checksum]),
  );
  const names = listMigrations(folder);
  const unknown = [...known.keys()].filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `Cannot migrate: the database must not be newer than this version of Regulars, got ${unknown.join(', ')}.`,
    );
  for (const name of names) {
    const script = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
    const checksum = createHash('sha256').update(script).digest('hex');
    const before = known.get(name);
    if (before === checksum) continue;
    if (before !== undefined)
      throw new Error(`Cannot migrate: ${name} must stay as it was applied, got another checksum.`);
    // Two processes may start at once: IMMEDIATE waits for the other, and the ledger is read again inside.
    const done = sql
      .transaction(() => {
        if (
          sql.prepare('SELECT 1 FROM _prisma_migrations WHERE migration_name = ? AND rolled_back_at IS NULL').get(name)
        )
          return false;
        sql.exec(script);
        sql
          .prepare(
            'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)',
          )
          .run(randomUUID(), checksum, name, Date.now(), Date.now());
        return true;
      })
      .immediate();
    if (done) applied.push(name);
  }
  return applied;
}

function listMigrations(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
