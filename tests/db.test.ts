import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '#app/db.server.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('both doors read what the other wrote, instants as epoch milliseconds', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  await db.prisma.shop.update({ where: { id: shopId }, data: { uninstalledAt: new Date(1_234_567_890_123) } });
  expect(db.sql.prepare('SELECT uninstalledAt FROM Shop').pluck().get()).toBe(1_234_567_890_123);
  const shop = await db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  expect(shop.domain).toBe('test-shop.myshopify.com');
});

test('commits reach the disk before they are acknowledged', () => {
  const db = openTestDatabase();
  expect(db.sql.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.sql.pragma('synchronous', { simple: true })).toBe(2);
});

test('the other connection is as durable, and leaves as little behind', async () => {
  const { prisma } = openTestDatabase();
  expect(await prisma.$queryRaw`PRAGMA synchronous`).toEqual([{ synchronous: 2n }]);
  expect(await prisma.$queryRaw`PRAGMA secure_delete`).toEqual([{ secure_delete: 1n }]);
  expect(await prisma.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: 'wal' }]);
});

test('Prisma begins no transaction', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const change = { where: { id: shopId }, data: { name: 'Teas' } };
  const refusal = 'Cannot begin a transaction: Prisma must write single statements';
  const twice = [db.prisma.shop.update(change), db.prisma.shop.update(change)];
  await expect(db.prisma.$transaction(twice)).rejects.toThrow(refusal);
  await expect(db.prisma.$transaction((transaction) => transaction.shop.update(change))).rejects.toThrow(refusal);
  expect((await db.prisma.shop.update(change)).name).toBe('Teas');
});

test('what is no database of this version is refused in one sentence that names it', () => {
  const folder = dirname(openTestDatabase().file);
  const refusalOf = (name: string, make: (file: string) => void) => {
    const file = join(folder, name);
    make(file);
    try {
      openDatabase(`file:${file}`);
    } catch (error) {
      return (error as Error).message.replace(folder, '');
    }
    return null;
  };
  const run = (script: string) => (file: string) => void new SqliteDatabase(file).exec(script).close();
  expect(refusalOf('noise.db', (file) => writeFileSync(file, 'noise'.repeat(1000)))).toBe(
    'Cannot open the database: /noise.db must be a database of Regulars, but file is not a database.',
  );
  expect(refusalOf('folder.db', (file) => mkdirSync(file))).toBe(
    'Cannot open the database: /folder.db must be a database of Regulars, but unable to open database file.',
  );
  expect(refusalOf('other.db', run('CREATE TABLE Shop (id)'))).toBe(
    'Cannot open the database: /other.db must be a database of Regulars, but table "Shop" already exists.',
  );
});

test('a database of a newer version is refused', async () => {
  const db = openTestDatabase();
  db.sql.exec("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', '2', '99990101_next')");
  expect(() => openDatabase(`file:${db.file}`)).toThrow(
    'Cannot migrate: the database must not be newer than this version of Regulars, got 99990101_next.',
  );
});

test('folders are made as needed, and where nobody can make one it says so', async () => {
  const { file } = openTestDatabase();
  const db = openDatabase(`file:${join(dirname(file), 'one', 'two', 'new.db')}`);
  expect(db.sql.prepare('SELECT count(*) FROM Shop').pluck().get()).toBe(0);
  await db.close();
  expect(() => openDatabase(`file:${join(file, 'below-a-file', 'new.db')}`)).toThrow('must be in a folder');
});

test.runIf(process.platform === 'linux')('a folder of the system is refused at once', () => {
  expect(() => openDatabase('file:/proc/nowhere/new.db')).toThrow('must be in a folder that can be written (ENOENT)');
});
