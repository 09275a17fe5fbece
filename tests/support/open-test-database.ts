import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Database } from '#app/db.server.ts';

/** A real, empty, migrated database in a folder of its own; closed and removed when the test ends. */
export function openTestDatabase(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
  const db = openDatabase(`file:${join(folder, 'test.db')}`);
  onTestFinished(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
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
