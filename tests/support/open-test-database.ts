import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Database } from '#app/db.server.ts';

/** A real, empty, migrated database in a folder of its own; closed and removed when the test ends. */
export function openTestDatabase(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
  const file = join(folder, 'test.db');
  putMigrated(file);
  const db = openDatabase(`file:${file}`);
  onTestFinished(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}

let migrated: Buffer | undefined;

/** Put an empty, migrated database there: migrating takes longer than most tests, so it is done once and copied. */
export function putMigrated(file: string): void {
  if (!migrated) {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
    const db = openDatabase(`file:${join(folder, 'empty.db')}`);
    migrated = db.sql.serialize();
    db.sql.close();
    rmSync(folder, { recursive: true });
  }
  writeFileSync(file, migrated);
}

/** Add a shop and give its id. */
export function addTestShop(
  db: Database,
  domain = 'test-shop.myshopify.com',
  currency = 'GBP',
  ianaTimezone = 'Europe/London',
): number {
  return Number(
    db.sql
      .prepare('INSERT INTO Shop (domain, currency, ianaTimezone, createdAt, installedAt) VALUES (?, ?, ?, ?, ?)')
      .run(domain, currency, ianaTimezone, Date.now(), Date.now()).lastInsertRowid,
  );
}
