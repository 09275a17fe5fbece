import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { dumpFacts } from '#tests/support/dump-facts.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { CUSTOMER_ROWS, ORDER_ROWS, PRODUCT_ROWS } from '#tests/support/shop-rows.ts';

const NOW = Date.UTC(2026, 2, 1);
const SHOP = { shop: 'small.myshopify.com', currencyCode: 'GBP', ianaTimezone: 'Europe/London' };

function createFolder(files: Readonly<Record<string, readonly unknown[] | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-shop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, rows] of Object.entries(files)) {
    const lines = typeof rows === 'string' ? rows : rows.map((row) => JSON.stringify(row)).join('\n');
    writeFileSync(join(folder, name), lines);
  }
  return folder;
}

const REFUND = { id: 'gid://shopify/Refund/8', createdAt: '2026-02-05T00:00:00Z' };

const shopFiles = (orders: readonly unknown[] = ORDER_ROWS) => ({
  'shop.json': JSON.stringify(SHOP),
  'products.jsonl': PRODUCT_ROWS,
  'customers.jsonl': CUSTOMER_ROWS,
  'orders.jsonl': orders,
});

test('a folder becomes a shop with its settings and facts', async () => {
  const db = openTestDatabase();
  const summary = await importShop(createFolder(shopFiles()), { db, now: NOW });
  expect(summary).toMatchObject({
    domain: 'small.myshopify.com',
    counts: { Product: 2, ProductVariant: 2, Customer: 2, Order: 3, LineItem: 4, Refund: 1, RefundLineItem: 1 },
    refused: 0,
  });
  expect(db.sql.prepare('SELECT domain, currency, ianaTimezone, installedAt FROM Shop').raw().get()).toEqual([
    'small.myshopify.com',
    'GBP',
    'Europe/London',
    null,
  ]);
});

test('importing twice, or its orders in another order, leaves the same facts', async () => {
  const [once, twice] = [openTestDatabase(), openTestDatabase()];
  const folder = createFolder(shopFiles());
  await importShop(folder, { db: once, now: NOW });
  await importShop(createFolder(shopFiles([...ORDER_ROWS].reverse())), { db: twice, now: NOW });
  const factsVersion = twice.sql.prepare('SELECT factsVersion FROM Shop').pluck().get();
  await importShop(folder, { db: twice, now: NOW });
  expect(dumpFacts(twice, 1)).toBe(dumpFacts(once, 1));
  expect(twice.sql.prepare('SELECT factsVersion FROM Shop').pluck().get()).toBe(factsVersion);
});

test('a malformed line stops the import with file and line, and says what was kept', async () => {
  const db = openTestDatabase();
  const orders = ORDER_ROWS.map((row) => JSON.stringify(row)).join('\n');
  const folder = createFolder({ ...shopFiles(), 'orders.jsonl': `${orders}\n{"id":"gid://shopify/Order/4"}\n` });
  await expect(importShop(folder, { db, now: NOW })).rejects.toThrow(
    'Cannot import orders.jsonl line 10: Cannot read order: createdAt must be an ISO 8601 instant, got nothing. Nothing of the file was kept.',
  );
  expect(db.sql.prepare('SELECT count(*) FROM "Order"').pluck().get()).toBe(0);
  expect(db.sql.prepare('SELECT count(*) FROM Product').pluck().get()).toBe(2);
});

test('lines of earlier transactions are kept when a later line is refused', async () => {
  const db = openTestDatabase();
  const customers = Array.from({ length: 2500 }, (_, n) => ({
    ...CUSTOMER_ROWS[0],
    id: `gid://shopify/Customer/${n + 1}`,
  }));
  const folder = createFolder({
    ...shopFiles(),
    'customers.jsonl': [...customers, { id: 'gid://shopify/Customer/x' }, {}],
  });
  await expect(importShop(folder, { db, now: NOW })).rejects.toThrow(
    /customers\.jsonl line 2501: .* Lines 1 to 2000 of the file were kept\.$/,
  );
  expect(db.sql.prepare('SELECT count(*) FROM Customer').pluck().get()).toBe(2000);
});

test('with skipBad the rest goes in, and the first refused lines are told', async () => {
  const db = openTestDatabase();
  const [order, line] = ORDER_ROWS;
  const orphan = { ...line, __parentId: 'gid://shopify/Order/99' };
  const folder = createFolder({ 'shop.json': JSON.stringify(SHOP), 'orders.jsonl': [order, 'text', line, orphan] });
  const summary = await importShop(folder, { db, now: NOW, skipBad: true });
  expect(summary).toMatchObject({ refused: 2, counts: { Order: 1, LineItem: 1 } });
  expect(summary.refusedLines.map(({ file, line: at }) => `${file}:${at}`)).toEqual([
    'orders.jsonl:2',
    'orders.jsonl:4',
  ]);
});

test('an order of a clock that is wrong never counts, and goes in once its date has come', async () => {
  const db = openTestDatabase();
  const [order, line] = ORDER_ROWS;
  const placed = { ...order, processedAt: '2031-01-01T00:00:00Z' };
  const given = {
    ...order,
    id: 'gid://shopify/Order/8',
    refunds: [{ ...REFUND, processedAt: '2031-01-01T00:00:00Z' }],
  };
  const folder = createFolder({ 'shop.json': JSON.stringify(SHOP), 'orders.jsonl': [placed, line, given] });
  const load = (now: number) => importShop(folder, { db, now, skipBad: true });
  const reason = (noun: string) =>
    `Cannot read ${noun}: its instant must be at most a day from now, got 2031-01-01T00:00:00.000Z.`;
  expect((await load(NOW)).refusedLines).toEqual([
    { file: 'orders.jsonl', line: 1, reason: reason('order') },
    { file: 'orders.jsonl', line: 3, reason: reason('refund') },
    { file: 'orders.jsonl', line: 2, reason: expect.stringMatching(/its parent must be in the file/) },
  ]);
  expect(db.sql.prepare('SELECT count(*) FROM "Order"').pluck().get()).toBe(0);
  expect(await load(Date.UTC(2031, 0, 1))).toMatchObject({ refused: 0, counts: { Order: 2, LineItem: 1 } });
});

test('the shop can be named instead of read, once its currency is known', async () => {
  const db = openTestDatabase();
  const folder = createFolder({ 'orders.jsonl': ORDER_ROWS });
  await expect(importShop(folder, { db, now: NOW })).rejects.toThrow(/shop\.json must name the shop, or --shop DOMAIN/);
  const domain = 'other.myshopify.com';
  await expect(importShop(folder, { db, now: NOW, domain })).rejects.toThrow(/must say the currency of other/);
  await importShop(createFolder(shopFiles()), { db, now: NOW, domain });
  await expect(importShop(folder, { db, now: NOW, domain })).resolves.toMatchObject({ domain, refused: 0 });
});

test('what is no shop folder is refused in one sentence', async () => {
  const db = openTestDatabase();
  const load = (folder: string) => importShop(folder, { db, now: NOW });
  await expect(load('/nowhere')).rejects.toThrow(
    'Cannot import /nowhere: it must be a folder that can be read, but it does not exist.',
  );
  await expect(load(createFolder({}))).rejects.toThrow(
    /one of products\.jsonl, collections\.jsonl, customers\.jsonl, orders\.jsonl must be/,
  );
  await expect(load(createFolder({ ...shopFiles(), 'shop.json': '{' }))).rejects.toThrow(/shop\.json: it must be JSON/);
  const badZone = { ...SHOP, ianaTimezone: 'Mars/Olympus' };
  await expect(load(createFolder({ ...shopFiles(), 'shop.json': JSON.stringify(badZone) }))).rejects.toThrow(
    /ianaTimezone must be an IANA time zone/,
  );
});

test('a folder in the place of a file, and a file in the place of the folder, are named', async () => {
  const db = openTestDatabase();
  const folder = createFolder({ 'shop.json': JSON.stringify(SHOP) });
  mkdirSync(join(folder, 'orders.jsonl'));
  await expect(importShop(folder, { db, now: NOW })).rejects.toThrow(/orders\.jsonl: it must be a file, got a folder/);
  await expect(importShop(join(folder, 'shop.json'), { db, now: NOW })).rejects.toThrow(
    /shop\.json: it must be a folder, got a file/,
  );
});

test('a byte order mark before shop.json is no part of it', async () => {
  const db = openTestDatabase();
  const folder = createFolder({ ...shopFiles(), 'shop.json': `\uFEFF${JSON.stringify(SHOP)}` });
  expect(await importShop(folder, { db, now: NOW })).toMatchObject({ domain: 'small.myshopify.com' });
});
