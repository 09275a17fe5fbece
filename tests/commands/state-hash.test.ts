import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import { awaitInbox } from '#app/ingest/await-inbox.ts';
import { loadProfiles } from '#app/profiles/load-profiles.ts';
import { hashState } from '#app/training/hash-state.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

function run(db: Database, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['app/commands/state-hash.ts', ...args], {
    env: { ...process.env, DATABASE_URL: `file:${db.file}` },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function putUnread(db: Database, shopId: number, count: number, name = 'delivery'): void {
  const insert = db.sql.prepare(
    `INSERT INTO WebhookDelivery (shopId, deliveryId, topic, apiVersion, receivedAt) VALUES (?, ?, 'orders/create', '', 0)`,
  );
  for (let i = 0; i < count; i++) insert.run(shopId, `${name}-${i}`);
}

test('state-hash prints the hash alone on the last line, with profiles brought up to date', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db, 'teas.myshopify.com');
  insertOrder(db, shopId, { orderId: 1, orderedAt: 1000, customerId: 7, lines: [{ productId: 1 }, { productId: 2 }] });
  const { status, stdout, stderr } = run(db, '--shop', 'teas.myshopify.com');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(`${hashState(db, shopId)}\n`);
  expect(loadProfiles(db, shopId).length).toBe(1);
  expect(run(db, '--shop', 'teas').stdout).toBe(stdout);
});

test('what nobody reads is warned about, and the hash is still the last line', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db, 'teas.myshopify.com');
  putUnread(db, shopId, 3);
  const { status, stdout, stderr } = run(db, '--shop', 'teas');
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${hashState(db, shopId)}\n` });
  expect(stderr).toMatch(/^Warning: 3 deliveries of teas\.myshopify\.com still to be read .*\n$/);
});

test('the inbox is waited for while it is read, and no longer than that', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  putUnread(db, addTestShop(db, 'other.myshopify.com'), 1);
  expect(await awaitInbox(db, shopId, { stalledAfterMs: Infinity })).toBe(0);
  putUnread(db, shopId, 4);
  const read = db.sql.prepare(
    `UPDATE WebhookDelivery SET state = 'done' WHERE rowid =
     (SELECT rowid FROM WebhookDelivery WHERE state = 'pending' AND shopId = ? LIMIT 1)`,
  );
  // Every 300 ms one is read: four take longer than the pause that counts as stalled, and each gives new patience.
  let at = 0;
  let isRead = true;
  const sleep = async (milliseconds: number) => {
    at += milliseconds;
    if (isRead && at % 300 === 0) read.run(shopId);
  };
  const time = { now: () => at, sleep };
  expect(await awaitInbox(db, shopId, { ...time, stalledAfterMs: 1000 })).toBe(0);
  expect(at).toBe(1200);
  isRead = false;
  putUnread(db, shopId, 2, 'late');
  expect(await awaitInbox(db, shopId, { ...time, stalledAfterMs: 200 })).toBe(2);
  expect(await awaitInbox(db, shopId, { ...time, atMostMs: 200 })).toBe(2);
  expect(at).toBe(1600);
});

test('state-hash says in one sentence what is wrong, and exits with 1', () => {
  const db = openTestDatabase();
  const usage = 'Usage: npm run state-hash -- --shop DOMAIN';
  const cases: [string[], string][] = [
    [
      ['--shop', 'nobody.myshopify.com'],
      'Cannot hash state: the shop must be one whose orders are in the database, got "nobody.myshopify.com".',
    ],
    [['--colour', 'red'], `Cannot hash state: Unknown option '--colour'. ${usage}`],
    [
      ['--shop', 'teas.example.com'],
      'Cannot hash state: --shop must be NAME.myshopify.com or NAME alone (letters, digits, hyphens), got "teas.example.com".',
    ],
    [[], `Cannot hash state: --shop must name a shop. ${usage}`],
  ];
  for (const [args, sentence] of cases) {
    expect(run(db, ...args)).toEqual({ status: 1, stdout: '', stderr: `${sentence}\n` });
  }
});
