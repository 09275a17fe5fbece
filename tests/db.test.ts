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
