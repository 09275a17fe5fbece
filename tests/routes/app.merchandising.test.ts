import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { BLANK_RULE } from '#app/serving/merchandising/rule.ts';
import { acceptProduct } from '#tests/serving/open-test-shop.ts';
import { accept } from '#tests/support/facts.ts';
import { awaitHydration } from '#tests/support/await-hydration.ts';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { openAdmin, type Admin } from './open-admin.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const PAGE = '/app/merchandising';
const ROUTE = `_data=${encodeURIComponent('routes/app.merchandising')}`;
const BURY = { intent: 'save-rule', action: 'bury', strength: 'clear', product: '2', placement: 'cart', isOn: 'on' };

/** The admin of a shop of six cups. Nothing was ever bought: its lists are what is new, 6 first. */
async function openShop(): Promise<Admin> {
  const admin = await openAdmin();
  for (let productId = 1; productId <= 6; productId++) {
    const change = { title: `Red cup ${productId}`, productType: 'Cup', vendor: productId < 3 ? 'Acme' : 'Bolt' };
    acceptProduct(admin.app, admin.shopId, { productId, change });
  }
  return admin;
}

function submit(admin: Admin, form: Record<string, string>): Promise<Response> {
  return admin.ask(PAGE, { method: 'POST', body: new URLSearchParams(form) });
}

const load = async (admin: Admin, query = '') => (await admin.ask(`${PAGE}?${ROUTE}${query}`)).json();

test('a rule is added, switched off, deleted, and every step can be taken back', async () => {
  const admin = await openShop();
  const added = await submit(admin, BURY);
  expect([added.status, added.headers.get('location')]).toEqual([302, `${PAGE}?done=1`]);
  const { overview, changes, userId, done } = await load(admin, '&done=1');
  expect(overview).toMatchObject({ products: 6, touchedProducts: 1, variety: 'off', titles: { 2: 'Red cup 2' } });
  const [entry] = overview.rules;
  expect(entry).toMatchObject({ ruleId: 1, state: 'on', touched: 1, rule: { action: 'bury', products: [2] } });
  expect(done).toMatchObject({ what: 'Added: Bury Red cup 2 in the cart', userId: 42, canUndo: true });
  expect([changes.length, userId]).toEqual([1, 42]);
  const own = { ruleId: '1', seen: entry.version };
  await submit(admin, { intent: 'switch-rule', ...own });
  expect((await load(admin)).overview.rules[0]).toMatchObject({ state: 'off', touched: null });
  await submit(admin, { intent: 'undo', changeId: '2' });
  await submit(admin, { intent: 'delete-rule', ...own });
  expect((await load(admin)).overview.rules).toEqual([]);
  await submit(admin, { intent: 'undo', changeId: '4' });
  expect((await load(admin)).overview.rules).toEqual([entry]);
});

test('a change of what somebody else changed is refused, and the page says so', async () => {
  const admin = await openShop();
  await submit(admin, BURY);
  const form = { ...BURY, ruleId: '1', seen: 'an old version' };
  const refused = await submit(admin, form);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('This was changed in the meantime');
  expect((await submit(admin, { intent: 'undo', changeId: '7' })).status).toBe(409);
  expect((await load(admin)).changes).toHaveLength(1);
});

test.each<[string, Record<string, string>, string]>([
  ['no condition', { product: '' }, 'products'],
  ['a pin of a type', { action: 'pin', product: '', productType: 'Cup' }, 'products'],
  ['no amount', { priceFrom: 'cheap' }, 'priceFromMinor'],
  ['prices upside down', { priceFrom: '9.50', priceTo: '3' }, 'priceToMinor'],
  ['days upside down', { from: '2026-03-05', until: '2026-03-04' }, 'until'],
  ['a day that is none', { from: '2026-02-30' }, 'from'],
  ['an action that is none', { action: 'praise' }, 'action'],
  ['a margin above the price', { marginBelow: '101' }, 'marginBelow'],
  ['margins that cannot be', { marginAbove: '30', marginBelow: '30' }, 'marginBelow'],
  ['a collection that is none', { product: '', collection: 'Mugs' }, 'collectionId'],
  ['stock that cannot be', { unitsAbove: '4', unitsBelow: '5' }, 'unitsBelow'],
])('a form with %s saves nothing and says where', async (_, change, field) => {
  const admin = await openAdmin();
  const given = Object.entries({ ...BURY, ...change }).filter(([name, value]) => name !== 'product' || value !== '');
  const body = new URLSearchParams(given);
  const answer = await admin.ask(`${PAGE}?${ROUTE}`, { method: 'POST', body });
  expect(answer.status).toBe(422);
  expect(Object.keys((await answer.json()).errors)).toContain(field);
  expect((await load(admin)).changes).toEqual([]);
});

test('a rule by margin: the form says whose cost is known, the count is live, and the rule touches no other', async () => {
  const admin = await openShop();
  // Price 12.50: a cost of 10.00 leaves 20 %, of 5.00 leaves 60 %.
  accept(admin.app.db, admin.shopId, (facts) => {
    facts.unitCost({ inventoryItemId: 200, costMinor: 1000, updatedAt: 1 });
    facts.unitCost({ inventoryItemId: 300, costMinor: 500, updatedAt: 1 });
  });
  const { editor } = await load(admin, '&rule=new');
  expect(editor.costs).toEqual({ products: 6, known: 2 });
  const form = { ...BURY, product: '', marginBelow: '30' };
  const fields = new URLSearchParams(Object.entries(form).filter(([name]) => name !== 'product'));
  const answer = await admin.ask(
    `${PAGE}/effect?${fields}&_data=${encodeURIComponent('routes/app.merchandising_.effect')}`,
  );
  expect((await answer.json()).effect).toMatchObject({ touched: 1, examples: ['Red cup 2'] });
  expect((await admin.ask(`${PAGE}?${ROUTE}`, { method: 'POST', body: fields })).status).toBe(204);
  const { changes, overview } = await load(admin);
  expect(changes[0].what).toBe('Added: Bury products with a margin below 30 % in the cart');
  expect(overview.rules[0]).toMatchObject({ touched: 1, rule: { marginBelow: 30, marginAbove: null } });
});

test('a rule by collection: the form names the collections, and the rule follows what is in it', async () => {
  const admin = await openShop();
  // As long as Shopify's own ids are.
  const [collectionId, other] = [7_982_905_098_262, 7_982_905_098_263];
  const put = (updatedAt: number, ...products: readonly number[]) =>
    accept(admin.app.db, admin.shopId, (facts) => {
      facts.collection({ collectionId, title: 'Presents', handle: 'presents', updatedAt }, true);
      for (const productId of products) facts.collectionProduct({ collectionId, productId, updatedAt });
    });
  put(1, 2, 3);
  accept(admin.app.db, admin.shopId, (facts) =>
    facts.collection({ collectionId: other, title: 'Empty', handle: 'empty', updatedAt: 1 }, true),
  );
  const { editor } = await load(admin, '&rule=new');
  expect(editor.facets.collections).toEqual([
    { collectionId: other, title: 'Empty' },
    { collectionId, title: 'Presents' },
  ]);
  const fields = new URLSearchParams(Object.entries(BURY).filter(([name]) => name !== 'product'));
  fields.set('collection', String(collectionId));
  expect((await admin.ask(`${PAGE}?${ROUTE}`, { method: 'POST', body: fields })).status).toBe(204);
  const { changes, overview } = await load(admin);
  expect(changes[0].what).toBe('Added: Bury products in Presents in the cart');
  expect(overview.rules[0]).toMatchObject({ touched: 2, rule: { collectionId } });
  expect(overview.collections[collectionId]).toBe('Presents');
  put(2, 2, 3, 4);
  expect((await load(admin)).overview.rules[0]).toMatchObject({ touched: 3 });
  accept(admin.app.db, admin.shopId, (facts) => facts.collectionDeleted(collectionId, 3));
  expect((await load(admin)).overview.rules[0]).toMatchObject({ touched: 0 });
  expect(await (await admin.ask(PAGE)).text()).toContain('a deleted collection');
});

test("a rule for one product's page takes an id as long as Shopify's", async () => {
  const admin = await openShop();
  await submit(admin, { ...BURY, placement: 'product', onProduct: '7982905098262' });
  expect((await load(admin)).overview.rules[0]).toMatchObject({ rule: { onProduct: 7_982_905_098_262 } });
});

test('a rule stored before margins and collections were known still holds', async () => {
  const admin = await openShop();
  const old = { ...BLANK_RULE, products: [2], marginBelow: undefined, marginAbove: undefined, collectionId: undefined };
  const insert = admin.app.db.sql.prepare('INSERT INTO MerchandisingRule (shopId, ruleId, rule) VALUES (?, 1, ?)');
  insert.run(admin.shopId, JSON.stringify(old));
  expect((await load(admin)).overview.rules).toMatchObject([{ ruleId: 1, state: 'on', touched: 1 }]);
});

test('an action nobody knows is refused', async () => {
  const admin = await openAdmin();
  expect((await submit(admin, { intent: 'reward' })).status).toBe(400);
});

test('the effect of a rule is counted before it is saved', async () => {
  const admin = await openShop();
  const route = encodeURIComponent('routes/app.merchandising_.effect');
  const ask = async (query: string) => (await admin.ask(`${PAGE}/effect?${query}&_data=${route}`)).json();
  // Cup 1 is on the list of every other page: without it, five of six lists change.
  const { effect } = await ask('action=exclude&product=1&isOn=on');
  expect(effect).toMatchObject({ touched: 1, shown: 1, examples: ['Red cup 1'], listsCompared: 6, listsChanged: 5 });
  expect(effect.list.before.map(({ productId }: { productId: number }) => productId)).toContain(1);
  expect(effect.list.after.map(({ productId }: { productId: number }) => productId)).not.toContain(1);
  expect(await ask('action=exclude&isOn=on')).toEqual({ effect: null });
});

test('the preview names the rule that leaves a product out, the pins and the parts of a score', async () => {
  const admin = await openShop();
  await submit(admin, { ...BURY, action: 'exclude', product: '1', placement: 'everywhere' });
  await submit(admin, { ...BURY, action: 'pin', slot: '2', product: '6', placement: 'product' });
  await submit(admin, { ...BURY, action: 'boost', strength: 'strong', product: '3', placement: 'everywhere' });
  const preview = async (query: string) => {
    const path = `/app/recommendations?${query}&_data=${encodeURIComponent('routes/app.recommendations')}`;
    return (await (await admin.ask(path)).json()).preview;
  };
  const page = await preview('product=2');
  expect(page.suppressed[0]).toMatchObject({ productId: 1, why: 'excluded by a rule', rule: { products: [1] } });
  expect(page.titles[1]).toBe('Red cup 1');
  expect(page.products[1]).toMatchObject({
    productId: 6,
    rules: [{ ruleId: 2, rule: { action: 'pin', slot: 2, placement: 'product' } }],
  });
  const cart = await preview('at=cart&product=2,4');
  expect(cart.seeds.map(({ title }: { title: string }) => title)).toEqual(['Red cup 2', 'Red cup 4']);
  const boosted = cart.products.find(({ productId }: { productId: number }) => productId === 3);
  expect(boosted.parts.at(-1)).toEqual({ name: 'rules', value: 10, times: true });
  const home = await preview('at=home&product=2');
  expect([home.placement, home.seeds.length]).toEqual(['home', 1]);
  expect(home.suppressed).toContainEqual(expect.objectContaining({ productId: 2, why: 'just bought' }));
});

test('in the browser: a rule is written, its effect follows, it is saved, and undone from the log', async () => {
  const admin = await openShop();
  const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
  await page.goto(await admin.open(`${PAGE}?rule=new`));
  await awaitHydration(page);
  await page.getByRole('radio', { name: /^Exclude/ }).check();
  await page.getByRole('searchbox', { name: 'Products' }).fill('cup 3');
  await page.getByRole('button', { name: 'Red cup 3' }).click();
  const effect = page.getByRole('region', { name: 'What this rule would do' });
  await effect.getByText('Touches 1 product').waitFor();
  await page.getByLabel('Price from (GBP)').fill('much');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByText('Write an amount, such as 12.50.').waitFor();
  await page.getByLabel('Price from (GBP)').fill('');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByRole('link', { name: 'Exclude Red cup 3' }).waitFor();
  expect(await page.locator('.rg-answer').innerText()).toContain('1 rule is on and touches 1 of 6 products.');
  await page.getByRole('button', { name: 'Undo: Added: Exclude Red cup 3' }).click();
  await page.getByText('You have no rules yet').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.close();
});
