import { expect, test } from 'vitest';
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
