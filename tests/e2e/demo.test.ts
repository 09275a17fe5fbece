import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '#sandbox/demo/find-free-port.ts';
import { requireFreePort } from '#sandbox/demo/require-free-port.ts';
import { writeShopFolder } from '#tests/measurement/write-shop-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const STOREFRONT = /Storefront {2}(\S+)/;
const ADMIN = /Admin {7}(\S+)/;

test('npm run demo --shop: two addresses, Ctrl-C stops all, a second start keeps the data, --reset starts over', async () => {
  const home = mkdtempSync(join(tmpdir(), 'regulars-demo-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const shop = writeShopFolder();
  const ports = { PORT: await findFreePort(), SANDBOX_PORT: await findFreePort() };

  const first = await startDemo(home, shop, ports);
  expect(first.said).toMatch(/Model [0-9a-f]{16} serves /);
  expect(await statusOf(first.said, STOREFRONT)).toBe(200);
  expect(await statusOf(first.said, ADMIN)).toBe(200);
  expect(await first.stop()).toBe(0);
  const orders = countOrders(home);
  expect(orders).toBeGreaterThan(0);
  await requireFreePort('PORT', ports.PORT);
  await requireFreePort('SANDBOX_PORT', ports.SANDBOX_PORT);

  const second = await startDemo(home, shop, ports);
  expect(second.said).toContain('is installed and model');
  expect(second.said).not.toContain('Backfilling');
  expect(await second.stop()).toBe(0);
  expect(countOrders(home)).toBe(orders);

  const third = await startDemo(home, shop, ports, '--reset');
  expect(third.said).toMatch(/^Started over: removed \d+ files/m);
  expect(third.said).toMatch(/Model [0-9a-f]{16} serves /);
  expect(await third.stop()).toBe(0);
  expect(countOrders(home)).toBe(orders);
}, 300_000);

/** Run the demo as a user does and wait for its addresses. */
async function startDemo(
  home: string,
  shop: string,
  ports: { PORT: number; SANDBOX_PORT: number },
  ...flags: string[]
) {
  const child = spawn(process.execPath, [join(ROOT, 'bin/regulars.mjs'), 'demo', '--shop', shop, ...flags], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: `file:${join(home, 'regulars.db')}`,
      PORT: String(ports.PORT),
      SANDBOX_PORT: String(ports.SANDBOX_PORT),
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  await new Promise<void>((ready, refuse) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (STOREFRONT.test(said) && ADMIN.test(said)) ready();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then((code) => refuse(new Error(`The demo ended with ${code}: ${said}`)));
  });
  return {
    said,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

async function statusOf(said: string, address: RegExp): Promise<number> {
  const response = await fetch(address.exec(said)?.[1] ?? '');
  await response.body?.cancel();
  return response.status;
}

function countOrders(home: string): number {
  const sql = new SqliteDatabase(join(home, 'regulars.db'), { readonly: true });
  const count = sql.prepare('SELECT count(*) FROM "Order"').pluck().get() as number;
  sql.close();
  return count;
}
