import { expect, test } from 'vitest';
import { createRenewer } from '#app/measurement/reports/create-renewer.ts';
import { createReportDesk, type ReportDesk } from '#app/measurement/reports/create-report-desk.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import type { LentColumns } from '#app/measurement/reports/create-snapshots.ts';
import type { CohortsAnswer } from '#app/measurement/reports/cohorts-answer.ts';
import type { RepeatAnswer } from '#app/measurement/reports/repeat-answer.ts';
import { saveAcquisitionCost } from '#app/measurement/save-acquisition-cost.ts';
import type { Database } from '#app/db.server.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { accept, line, order, T } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

function placeOrder(db: Database, shopId: number, orderId: number): void {
  accept(db, shopId, (facts) => {
    facts.order(order({ orderId, orderedAt: T + orderId, customerId: (orderId % 3) + 1 }));
    facts.orderLine(line({ orderId, lineId: orderId * 10 }));
  });
}

/** Answer one of what is noted as another thread would: nothing but messages goes to and fro. */
function catchUp(desk: ReportDesk, db: Database, now: () => number): boolean {
  const renewal = desk.takeBehind();
  if (renewal) desk.learn(structuredClone(createRenewer(db, now)(structuredClone(renewal))));
  return renewal !== null;
}

function ordersIn(json: string): number {
  return (JSON.parse(json) as RepeatAnswer).total.now.orders;
}

test('figures do not depend on the order in which the facts came, and follow every fact', async () => {
  const db = openTestDatabase();
  const reports = createReports(db);
  const ids = [5, 3, 8, 1, 9];
  const shops = [ids, ids.toReversed()].map((sequence, index) => {
    const id = addTestShop(db, `order-${index}.myshopify.com`);
    for (const orderId of sequence) placeOrder(db, id, orderId);
    return { id };
  });
  const [forward, backward] = await Promise.all(shops.map((shop) => reports.ask(shop, 'repeat', { period: 'all' })));
  expect(backward).toEqual(forward);
  expect(forward!.total.now.orders).toBe(5);
  placeOrder(db, shops[0]!.id, 12);
  const after = await reports.ask(shops[0]!, 'repeat', { period: 'all' });
  expect([after.total.now.orders, after.asOf]).toEqual([6, T + 12]);
});

test('an answer is kept until facts, time zone or currency change', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  let at = 0;
  const desk = createReportDesk({ db, now: () => at++, slowMayBeOldMs: 0 });
  // 23:00 of the last of November in London, December in Auckland.
  accept(db, shopId, (facts) => facts.order(order({ orderedAt: Date.UTC(2023, 10, 30, 23) })));
  const ask = () => desk.answer({ shopId, name: 'repeat', params: { period: 'all' } }).json;
  const first = ask();
  expect(ask()).toBe(first);
  db.sql.prepare(`UPDATE Shop SET ianaTimezone = 'Pacific/Auckland' WHERE id = ?`).run(shopId);
  expect(ask()).not.toBe(first);
});

test('a slow answer is served once more while the new one is made behind, for as long as it may be old', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  let now = 0;
  let behind = 0;
  const desk = createReportDesk({
    db,
    now: () => now,
    slowMayBeOldMs: 60_000,
    // Everything is slow for once.
    slowFromMs: 0,
    onBehind: () => behind++,
  });
  const ask = () => ordersIn(desk.answer({ shopId, name: 'repeat', params: { period: 'all' } }).json);
  const renew = () => catchUp(desk, db, () => now);
  placeOrder(db, shopId, 1);
  expect(ask()).toBe(1);
  placeOrder(db, shopId, 2);
  expect([ask(), behind]).toEqual([1, 1]);
  expect([renew(), renew()]).toEqual([true, false]);
  expect(ask()).toBe(2);
  placeOrder(db, shopId, 3);
  desk.sweep();
  expect([behind, renew(), ask()]).toEqual([2, true, 3]);
  placeOrder(db, shopId, 4);
  now += 60_000;
  expect(ask()).toBe(4);
});

test('columns of a large shop are left as they are while they may be old, and answers made of them know it', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  let now = 0;
  const told: number[] = [];
  const desk = createReportDesk({
    db,
    now: () => now,
    ...{ slowMayBeOldMs: 300_000, slowRestsMs: 60_000, slowFromMs: 0, largeFromOrders: 1 },
    onCaughtUp: ({ json }) => told.push(ordersIn(json)),
  });
  const ask = (unit: string) => ordersIn(desk.answer({ shopId, name: 'repeat', params: { period: 'all', unit } }).json);
  placeOrder(db, shopId, 1);
  expect(ask('month')).toBe(1);
  placeOrder(db, shopId, 2);
  // Another question finds the same columns; neither is made anew within a minute.
  expect([ask('week'), ask('month')]).toEqual([1, 1]);
  const renew = () => catchUp(desk, db, () => now);
  desk.sweep();
  expect(renew()).toBe(false);
  now += 60_000;
  desk.sweep();
  expect([renew(), renew(), renew()]).toEqual([true, true, false]);
  expect([ask('week'), ask('month'), told]).toEqual([2, 2, [2, 2]]);
  placeOrder(db, shopId, 3);
  now += 300_000;
  expect(ask('month')).toBe(3);
});

test('nobody waits for what is made behind, and nothing older is given after something newer', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  let now = 0;
  const desk = createReportDesk({ db, now: () => now, slowMayBeOldMs: 300_000, slowFromMs: 0, largeFromOrders: 1 });
  const ask = (params: object) => ordersIn(desk.answer({ shopId, name: 'repeat', params }).json);
  const renew = createRenewer(db, () => now);
  placeOrder(db, shopId, 1);
  expect(ask({ period: 'all' })).toBe(1);
  placeOrder(db, shopId, 2);
  now += 60_000;
  desk.sweep();
  // The other thread has it now: this one is free for a question that no answer is kept for.
  const taken = desk.takeBehind()!;
  expect(taken.columns!.columns.orderIds.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(ask({ period: 'all', unit: 'week' })).toBe(2);
  now += 300_000;
  placeOrder(db, shopId, 3);
  expect(ask({ period: 'all' })).toBe(3);
  const late = renew(taken);
  expect([ordersIn(late.json), desk.learn(late), ask({ period: 'all' })]).toEqual([2, undefined, 3]);
});

test('what the merchant decides is in the next answer, however slow', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const desk = createReportDesk({ db, now: () => 0, slowMayBeOldMs: 300_000, slowFromMs: 0, largeFromOrders: 1 });
  placeOrder(db, shopId, 1);
  const ask = () =>
    (JSON.parse(desk.answer({ shopId, name: 'cohorts', params: {} }).json) as CohortsAnswer).acquisitionCostMinor;
  expect(ask()).toBe(null);
  saveAcquisitionCost(db, { id: shopId, currency: 'GBP' }, { written: '12.50', now: 1 });
  expect(ask()).toBe(1250);
});

test('what was prepared is what a page asks for, however it names the default', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  let now = 0;
  const desk = createReportDesk({ db, now: () => now++, slowMayBeOldMs: 60_000, slowFromMs: 0 });
  placeOrder(db, shopId, 1);
  desk.prepare({ shopId, name: 'repeat', params: {} });
  expect(catchUp(desk, db, () => now)).toBe(true);
  placeOrder(db, shopId, 2);
  // Slow, so the answer that was prepared is served.
  expect(ordersIn(desk.answer({ shopId, name: 'repeat', params: { unit: 'month', period: 'last365' } }).json)).toBe(1);
});

test('it is told while all orders of a large shop are read, not where only news is, nor of a small one', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const told: boolean[] = [];
  const ask = (largeFromOrders: number) => {
    const onReading = (isReading: boolean) => void told.push(isReading);
    const desk = createReportDesk({ db, now: Date.now, slowMayBeOldMs: 0, largeFromOrders, onReading });
    return () => ordersIn(desk.answer({ shopId, name: 'repeat', params: { period: 'all' } }).json);
  };
  const [askSmall, askLarge] = [ask(2), ask(1)];
  placeOrder(db, shopId, 1);
  expect([askSmall(), told]).toEqual([1, []]);
  expect([askLarge(), told]).toEqual([1, [true, false]]);
  placeOrder(db, shopId, 2);
  expect([askLarge(), askSmall(), told]).toEqual([2, 2, [true, false]]);
});

test('room for one shop is enough for two: the columns of the other are read again', () => {
  const db = openTestDatabase();
  const shops = [addTestShop(db, 'one.myshopify.com'), addTestShop(db, 'two.myshopify.com')];
  const desk = createReportDesk({ db, now: Date.now, slowMayBeOldMs: 0, budgetBytes: 1 });
  for (let orderId = 1; orderId <= 4; orderId++)
    for (const shopId of shops) {
      placeOrder(db, shopId, orderId);
      const orders = ordersIn(desk.answer({ shopId, name: 'repeat', params: { period: 'all' } }).json);
      expect(orders).toBe(orderId);
    }
});

test('lists of who bought are answered from columns that another desk keeps, and are those of the facts', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  let kept: readonly LentColumns[] = [];
  const options = { db, now: () => 0, slowMayBeOldMs: 0, largeFromOrders: 1 };
  const keeper = createReportDesk({ ...options, onKept: (columns) => void (kept = columns) });
  const desk = createReportDesk(options);
  const params = { rule: { all: [{ field: 'startedWith' as const, is: 5 }] } };
  const ask = (): unknown => JSON.parse(desk.answer({ shopId, name: 'buyers-members', params }).json);
  for (const orderId of [1, 2]) placeOrder(db, shopId, orderId);
  keeper.answer({ shopId, name: 'repeat', params: {} });
  desk.hold(structuredClone(kept));
  placeOrder(db, shopId, 3);
  rebuildProfiles(db, shopId);
  expect(ask()).toEqual([1, 2, 3]);
  // It reads no lines but those of who ordered since.
  db.sql.exec('DELETE FROM OrderLine WHERE orderId = 1; UPDATE Shop SET factsVersion = factsVersion + 1');
  expect(ask()).toEqual([1, 2, 3]);
  desk.hold([]);
  db.sql.exec('UPDATE Shop SET factsVersion = factsVersion + 1');
  expect(ask()).toEqual([1, 3]);
});

test('what cannot be answered is refused in a sentence', async () => {
  const db = openTestDatabase();
  const desk = createReportDesk({ db, now: Date.now, slowMayBeOldMs: 0 });
  const shopId = addTestShop(db);
  expect(() => desk.answer({ shopId, name: 'toString', params: { period: 'all' } })).toThrow(
    /the report must be one of .*, got toString/,
  );
  expect(() => desk.answer({ shopId: 99, name: 'repeat', params: { period: 'all' } })).toThrow(
    /must be installed, got id 99/,
  );
  await expect(createReports(db).ask({ id: 99 }, 'repeat', {})).rejects.toThrow(/must be installed/);
});
