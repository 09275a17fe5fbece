import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CUSTOMER_ROWS, ORDER_ROWS, PRODUCT_ROWS } from '#tests/support/shop-rows.ts';

function createFolder(orders: readonly unknown[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, rows: readonly unknown[]) =>
    writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  write('shop.json', [{ shop: 'small.myshopify.com', currencyCode: 'GBP', ianaTimezone: 'Europe/London' }]);
  write('products.jsonl', PRODUCT_ROWS);
  write('customers.jsonl', CUSTOMER_ROWS);
  write('orders.jsonl', orders);
  return folder;
}

/** Run the command with no Shopify variable in its environment. */
function run(folder: string, ...args: readonly string[]) {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
    NODE_ENV: 'test',
    DATABASE_URL: `file:${join(folder, 'import.db')}`,
  };
  const command = ['--disable-warning=ExperimentalWarning', 'app/commands/import.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a shop folder goes in, its profiles are built, its model is trained, and one line says so', () => {
  const folder = createFolder(ORDER_ROWS);
  const { status, stdout, stderr } = run(folder, folder, '--train');
  expect(stdout).toMatch(
    /^Imported small\.myshopify\.com: 3 orders, 4 order lines, 1 refund, 2 customers, 2 products in [\d.]+ s \(0 lines refused\)\. Trained model [0-9a-f]{16} in [\d.]+ s \(promoted\)\.\n$/,
  );
  expect(stderr).toContain('orders.jsonl: 100 % (9 lines)');
  expect(status).toBe(0);
});

test('a malformed line ends it with code 1; --skip-bad goes on and says how many', () => {
  const folder = createFolder([...ORDER_ROWS, { id: 'gid://shopify/Order/4' }]);
  expect(run(folder, folder)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/Cannot import orders\.jsonl line 10: .* Nothing of the file was kept\.\n$/),
  });
  const skipped = run(folder, folder, '--skip-bad');
  expect(skipped).toMatchObject({ status: 0, stdout: expect.stringMatching(/\(1 line refused\)\.\n$/) });
  expect(skipped.stderr).toContain('Refused orders.jsonl line 10: Cannot read order: createdAt must be');
});

test('what cannot be done is said in one sentence, with code 1', () => {
  const folder = createFolder([]);
  const refuse = (args: readonly string[], sentence: RegExp) => {
    const { status, stderr } = run(folder, ...args);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  };
  refuse([], /^Cannot import: one folder must be named, got 0\. Usage: npm run import -- DIR/);
  refuse([folder, '--fast'], /^Cannot import: Unknown option '--fast'\. Usage: npm run import -- DIR/);
  for (const name of ['shop.example.com', 'my shop', ''])
    refuse(
      [folder, `--shop=${name}`],
      new RegExp(`^Cannot import: --shop must be NAME\\.myshopify\\.com or NAME alone .*, got "${name}"\\.$`, 'm'),
    );
  refuse([join(folder, 'no')], /it must be a folder that can be read, but it does not exist\.$/m);
});

test('--shop takes the name alone, and a domain in any case', () => {
  const folder = createFolder([]);
  expect(run(folder, folder, '--shop', 'other').stdout).toMatch(/^Imported other\.myshopify\.com: 0 orders/);
  expect(run(folder, folder, '--shop', 'Other.MyShopify.com').stdout).toMatch(/^Imported other\.myshopify\.com:/);
});
