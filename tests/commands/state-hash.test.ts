import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
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

test('state-hash prints the hash alone on the last line, with profiles brought up to date', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db, 'teas.myshopify.com');
  insertOrder(db, shopId, { orderId: 1, orderedAt: 1000, customerId: 7, lines: [{ productId: 1 }, { productId: 2 }] });
  const { status, stdout, stderr } = run(db, '--shop', 'teas.myshopify.com');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(`${hashState(db, shopId)}\n`);
  expect(loadProfiles(db, shopId).length).toBe(1);
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
    [[], `Cannot hash state: --shop must name a shop. ${usage}`],
  ];
  for (const [args, sentence] of cases) {
    expect(run(db, ...args)).toEqual({ status: 1, stdout: '', stderr: `${sentence}\n` });
  }
});
