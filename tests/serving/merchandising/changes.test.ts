import { expect, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { createServedShops } from '#app/serving/create-served-shops.ts';
import { getVariety } from '#app/serving/merchandising/get-variety.ts';
import { listChanges } from '#app/serving/merchandising/list-changes.ts';
import { loadRules } from '#app/serving/merchandising/load-rules.ts';
import { readRule } from '#app/serving/merchandising/read-rule.ts';
import { MAX_RULES, type Rule } from '#app/serving/merchandising/rule.ts';
import { saveRule } from '#app/serving/merchandising/save-rule.ts';
import { saveVariety } from '#app/serving/merchandising/save-variety.ts';
import { undoChange } from '#app/serving/merchandising/undo-change.ts';
import { versionOf } from '#app/serving/merchandising/version-of.ts';
import { recommend } from '#app/serving/recommend.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { ask } from '../make-served-shop.ts';
import { openTestShop, publishModel } from '../open-test-shop.ts';
import { makeRule } from './make-ruled-shop.ts';

const AUTHOR = { userId: 42, now: Date.parse('2026-03-04T12:00:00Z') };
const BURY = makeRule({ action: 'bury', vendor: 'Acme', placement: 'cart', until: '2026-03-04' });

function openShop(given?: App) {
  const app = given ?? openTestApp();
  const { db } = app;
  const shopId = openTestShop(app);
  const save = (rule: Rule | null, ruleId: number | null = null, seen = '') =>
    saveRule(db, { shopId, ruleId, rule, seen }, AUTHOR);
  return {
    app,
    db,
    shopId,
    save,
    change: (rule: Rule | null, ruleId: number) => save(rule, ruleId, versionOf(readRule(db, shopId, ruleId)!)),
    undo: (changeId: number) => undoChange(db, { shopId, changeId }, AUTHOR),
    log: () => listChanges(db, shopId).map(({ what, canUndo }) => [what, canUndo]),
    dump: () => db.sql.prepare('SELECT * FROM MerchandisingRule ORDER BY ruleId').all(),
  };
}

test('every change is a row in plain words, with who and when', () => {
  const shop = openShop();
  expect(shop.save(BURY)).toMatchObject({ state: 'done', changeId: 1 });
  shop.change({ ...BURY, isOn: false }, 1);
  shop.change({ ...BURY, action: 'exclude', products: [2] }, 1);
  shop.change(null, 1);
  saveVariety(shop.db, { shopId: shop.shopId, variety: 'mild', seen: 'off' }, AUTHOR);
  const bury = 'Bury products of vendor Acme in the cart, until 4 Mar 2026';
  const exclude = 'Exclude Product 2, of vendor Acme in the cart, until 4 Mar 2026';
  expect(shop.log()).toEqual([
    ['Lists set to mixed (was: as it comes)', true],
    [`Deleted: ${exclude}`, true],
    [`Changed to: ${exclude} (was: ${bury})`, false],
    [`Switched off: ${bury}`, false],
    [`Added: ${bury}`, false],
  ]);
  expect(listChanges(shop.db, shop.shopId)[0]).toMatchObject({ userId: 42, changedAt: AUTHOR.now, undoes: null });
});

test('undo gives back what was there, byte for byte, and is itself undone', () => {
  const shop = openShop();
  shop.save(BURY);
  shop.save(makeRule({ products: [3] }));
  const states = [shop.dump()];
  shop.change({ ...BURY, strength: 'strong' }, 1);
  states.push(shop.dump());
  shop.change(null, 1);
  expect(shop.dump()).toHaveLength(1);
  expect(shop.undo(4)).toMatchObject({ state: 'done', changeId: 5 });
  expect(shop.dump()).toEqual(states[1]);
  expect(shop.undo(3)).toMatchObject({ state: 'done', changeId: 6 });
  expect(shop.dump()).toEqual(states[0]);
  // Undone again: the rule is as change 3 had made it.
  expect(shop.undo(6)).toMatchObject({ state: 'done', changeId: 7 });
  expect(shop.dump()).toEqual(states[1]);
  // The creation of the other rule is undone: it is gone, its id is not given again.
  shop.undo(2);
  expect(shop.dump()).toHaveLength(1);
  expect(shop.save(makeRule({ products: [4] }))).toMatchObject({ changeId: 9 });
  expect(loadRules(shop.db, shop.shopId).map(({ ruleId }) => ruleId)).toEqual([1, 9]);
});

test('variety is undone too', () => {
  const { db, shopId, undo } = openShop();
  saveVariety(db, { shopId, variety: 'strong', seen: 'off' }, AUTHOR);
  expect(saveVariety(db, { shopId, variety: 'mild', seen: 'off' }, AUTHOR)).toEqual({ state: 'changed' });
  expect(saveVariety(db, { shopId, variety: 'strong', seen: 'off' }, AUTHOR)).toEqual({ state: 'same' });
  expect(getVariety(db, shopId)).toBe('strong');
  undo(1);
  expect(getVariety(db, shopId)).toBe('off');
  expect(undo(1)).toEqual({ state: 'changed' });
});

test('who changes at the same time gets a clear answer, and nothing is overwritten', () => {
  const shop = openShop();
  shop.save(BURY);
  const seen = versionOf(readRule(shop.db, shop.shopId, 1)!);
  expect(shop.save({ ...BURY, vendor: 'Bolt' }, 1, seen)).toMatchObject({ state: 'done' });
  expect(shop.save({ ...BURY, vendor: 'Crow' }, 1, seen)).toEqual({ state: 'changed' });
  expect(shop.undo(1)).toEqual({ state: 'changed' });
  expect(shop.save(null, 1, seen)).toEqual({ state: 'changed' });
  expect(readRule(shop.db, shop.shopId, 1)).toContain('Bolt');
  shop.change(null, 1);
  expect(shop.save(BURY, 1, seen)).toEqual({ state: 'gone' });
  expect(shop.undo(99)).toEqual({ state: 'gone' });
});

test('the last hundred changes can be undone, the log does not grow for ever, and rules have an end', () => {
  const shop = openShop();
  shop.save(makeRule({ products: [1] }));
  // This test is not about what a commit survives.
  shop.db.sql.pragma('synchronous = OFF');
  for (let n = 1; n <= 520; n++) shop.change(makeRule({ products: [1], slot: 1 + (n % 2) }), 1);
  expect(shop.log()).toHaveLength(100);
  expect(shop.db.sql.prepare('SELECT count(*) FROM MerchandisingChange').pluck().get()).toBe(500);
  // 521 states of two kinds: change 421 left the rule as it is now, but is the hundred-and-first.
  expect(shop.undo(421)).toEqual({ state: 'gone' });
  expect(shop.undo(423)).toMatchObject({ state: 'done' });
  for (let n = 1; n < MAX_RULES; n++) expect(shop.save(BURY).state).toBe('done');
  expect(shop.save(BURY)).toEqual({ state: 'too many' });
});

test('the storefront follows a rule within a second, without a restart', () => {
  let now = Date.parse('2026-11-22T12:00:00Z');
  const app = { ...openTestApp(), now: () => now };
  const shop = openShop(app);
  publishModel(app, shop.shopId);
  const shops = createServedShops(app);
  const show = () => {
    const served = shops.get(shop.shopId);
    return recommend(served, ask({ productId: 1, now })).slots.map(
      ({ position }) => served.catalog.products[position]!.productId,
    );
  };
  expect(show()[0]).toBe(2);
  shop.save(makeRule({ action: 'exclude', products: [2] }));
  now += 1001;
  expect(show()).not.toContain(2);
  shop.undo(1);
  now += 1001;
  expect(show()[0]).toBe(2);
  // A rule with a first day begins by itself.
  shop.save(makeRule({ action: 'exclude', products: [2], from: '2026-11-23' }));
  now += 1001;
  expect(show()[0]).toBe(2);
  now = Date.parse('2026-11-23T00:00:00Z');
  expect(show()).not.toContain(2);
});

test('a rule that this version cannot read rests, and nothing breaks', () => {
  const shop = openShop();
  shop.db.sql.prepare(`INSERT INTO MerchandisingRule VALUES (?, 7, '{"action":"reward"}')`).run(shop.shopId);
  expect(loadRules(shop.db, shop.shopId)).toEqual([]);
  expect(shop.change(null, 7)).toMatchObject({ state: 'done', what: 'Deleted: a rule of another version' });
});
