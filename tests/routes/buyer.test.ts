import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import type { BuyerCard } from '#app/measurement/buyer/get-buyer-card.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { DAY, MINUTE } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { awaitHydration } from '#tests/support/await-hydration.ts';
import { launchBrowser } from '#tests/support/launch-browser.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openAdmin, type Admin } from './open-admin.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Comes back every 25 days. */
const REGULAR = 3;
/** Ordered once. */
const ONCE = 1;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

let admin: Admin;
beforeEach(async () => {
  admin = await openAdmin();
  admin.db.sql.transaction(() => {
    fillShop();
    fillBuyer();
  })();
  rebuildProfiles(admin.db, admin.shopId);
});

/** 150 first orders over half a year; every third buyer comes back every 25 days. */
function fillShop(): void {
  const { app, db, shopId } = admin;
  const now = app.now();
  for (let productId = 1; productId <= 4; productId++)
    db.sql
      .prepare(
        `INSERT INTO Product (shopId, productId, title, handle, productType, status, createdAt, updatedAt)
         VALUES (?, ?, ?, ?, 'Cup', 'active', ?, ?)`,
      )
      .run(shopId, productId, `Red cup ${productId}`, `red-cup-${productId}`, now, now);
  for (let buyer = 1; buyer <= 150; buyer++)
    for (const gap of buyer % 3 === 0 ? [0, 25, 50, 75] : [0]) {
      const orderedAt = now - 180 * DAY + buyer * DAY + gap * DAY;
      const lines = [{ productId: 1 + (buyer % 4), netMinor: 1000 }];
      if (orderedAt < now)
        insertOrder(db, shopId, { orderId: buyer * 10 + gap / 25, orderedAt, customerId: buyer, lines });
    }
}

/** A visit with a click, a cancelled order and a refund, for the regular. */
function fillBuyer(): void {
  const { app, db, shopId } = admin;
  const at = app.now() - 10 * DAY;
  const run = (sql: string, ...values: unknown[]) => db.sql.prepare(sql).run(...values);
  run("INSERT INTO VisitorIdentity VALUES (?, 'browser-1', ?, 'login', ?)", shopId, REGULAR, at);
  for (const [n, kind] of (['view', 'addToCart'] as const).entries())
    run(
      `INSERT INTO Interaction (shopId, eventId, kind, visitorId, productId, occurredAt, receivedAt)
       VALUES (?, ?, ?, 'browser-1', 2, ?, ?)`,
      ...[shopId, `act-${n}`, kind, at + n * MINUTE, at],
    );
  run(
    `INSERT INTO RecommendationEvent (shopId, eventId, kind, recommendationId, placement, productId, visitorId, occurredAt, receivedAt)
     VALUES (?, 'click-of-3', 'click', 'r', 'home', 3, 'browser-1', ?, ?)`,
    ...[shopId, at + 2 * MINUTE, at],
  );
  const order = { customerId: REGULAR, orderedAt: at - DAY };
  insertOrder(db, shopId, { ...order, orderId: 9001, cancelledAt: at, lines: [{ productId: 1, netMinor: 7700 }] });
  const refunded = [{ quantity: 1, netMinor: 300 }];
  insertOrder(db, shopId, { ...order, orderId: 9002, lines: [{ productId: 4, quantity: 2, netMinor: 600, refunded }] });
}

async function openPage(path: string, { locale = 'en-GB', width = 1280 } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  onTestFinished(() => page.close());
  const address = new URL(await admin.open(path));
  address.searchParams.set('locale', locale);
  await page.addInitScript(ANSWER_NAMES);
  await page.goto(address.href);
  await awaitHydration(page);
  return page;
}

/** What Shopify's App Bridge does with a question to the Admin API; `refuse` in the address has it refuse names. */
const ANSWER_NAMES = `
  const plainFetch = window.fetch;
  window.fetch = async (input, init) => {
    if (!String(input).startsWith('shopify:')) return plainFetch(input, init);
    const { ids } = JSON.parse(init.body).variables;
    const refused = { data: { nodes: ids.map(() => null) }, errors: [{ message: 'no', extensions: { code: 'ACCESS_DENIED' } }] };
    const told = { data: { nodes: ids.map((id) => ({ id, displayName: 'Ada of ' + id })) } };
    return Response.json(location.search.includes('refuse') ? refused : told);
  };
`;

test('the page tells orders, visits and clicks, and what did not count', async () => {
  const csv = await (await admin.ask(`/app/buyers/${REGULAR}/orders.csv`)).text();
  expect(csv.split('\n')[0]).toMatch(/^order,ordered_at,state,product_id,product,/);
  // 6.00 for two, one given back for 3.00; the cancelled order is there and says so.
  expect(csv).toMatch(/,counted,4,Red cup 4,1,1,3,false,GBP\n/);
  expect(csv).toMatch(/,cancelled,1,Red cup 1,1,0,77,false,GBP\n/);
  const page = await openPage(`/app/buyers/${REGULAR}`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`Buyer ${REGULAR}`);
  const stored = admin.db.sql
    .prepare('SELECT orderCount, netRevenueMinor FROM BuyerProfile WHERE shopId = ? AND customerId = ?')
    .get(admin.shopId, REGULAR) as { orderCount: number; netRevenueMinor: number };
  // Four orders of 10.00, one of 6.00 less 3.00; the cancelled one does not count.
  expect(stored).toEqual({ orderCount: 5, netRevenueMinor: 4300 });
  expect(await page.locator('.rg-figure-value').first().getAttribute('value')).toBe('4300');
  const cancelled = page.locator('.rg-entry[data-state="cancelled"]');
  expect(await cancelled.textContent()).toMatch(/£77\.00cancelled, not counted/);
  // 6.00 less 3.00 given back.
  expect(await page.locator('.rg-entry', { hasText: 'given back' }).first().textContent()).toMatch(
    /£3\.00£3\.00 given back2 × Red cup 4 \(1 given back\)/,
  );
  expect(await page.locator('.rg-entry-visit').textContent()).toMatch(
    /Visit · 2 minutesLooked at Red cup 2Put into the cart: Red cup 2Clicked a recommendation: Red cup 3 \(home page\)/,
  );
});

test('names come from Shopify when asked for, stay for the session, never reach our server, and may be refused', async () => {
  const page = await openPage(`/app/buyers/${REGULAR}`);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await page.getByRole('button', { name: 'Show name' }).click();
  const titled = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await titled(`Ada of gid://shopify/Customer/${REGULAR}`);
  expect(sent).toEqual([]);
  await page.reload();
  await titled(`Ada of gid://shopify/Customer/${REGULAR}`);
  await page.getByRole('button', { name: 'Hide name' }).click();
  await titled(`Buyer ${REGULAR}`);

  const refused = await openPage(`/app/buyers/${REGULAR}?refuse=1`);
  await refused.getByRole('button', { name: 'Show name' }).click();
  await refused.getByText('Shopify does not let this app read names in this shop').waitFor();
  expect(await refused.getByRole('heading', { level: 1 }).textContent()).toBe(`Buyer ${REGULAR}`);
});

test('unknown, erased and other shops’ customers are told apart and show nothing', async () => {
  const { app, db, shopId } = admin;
  const other = addTestShop(db, 'other.myshopify.com');
  insertOrder(db, other, { orderId: 1, orderedAt: app.now(), customerId: 777_777, lines: [{ productId: 1 }] });
  rebuildProfiles(db, other);
  const erasure = { customerId: ONCE, orderIds: [], redactedAt: app.now() };
  db.sql.transaction(() => redactCustomer(app, shopId, erasure)).immediate();
  const read = async (id: number | string) => {
    const response = await admin.ask(`/app/buyers/${id}?_data=routes/app.buyers.$customerId`);
    const body = (await response.json()) as { who?: { state: string }; figures?: unknown; entries?: unknown[] };
    return [response.status, body.who?.state, body.figures, body.entries];
  };
  expect(await read(777_777)).toEqual([200, 'unknown', null, []]);
  expect(await read(ONCE)).toEqual([200, 'erased', null, []]);
  expect([(await read('nobody'))[0], (await read('1e3'))[0]]).toEqual([404, 404]);
  const page = await openPage(`/app/buyers/${ONCE}`);
  await page.getByText('This buyer was erased').waitFor();
  expect(await page.getByRole('button', { name: 'Show name' }).count()).toBe(0);
});

test('axe finds nothing, wide and narrow, in every language', async () => {
  const views = [
    { id: REGULAR, width: 1280, locale: 'en-GB' },
    { id: REGULAR, width: 390, locale: 'de-DE' },
    { id: ONCE, width: 390, locale: 'zh-CN' },
  ];
  const faults: string[] = [];
  for (const { id, ...view } of views) {
    const page = await openPage(`/app/buyers/${id}`, view);
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) found.push(`${overflow} px wider than the screen`);
    faults.push(...found.map((fault) => `${id} in ${view.locale}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

test('the extension reads a buyer from Shopify’s own address, and nobody without a token', async () => {
  const path = `/api/buyer-profile?customer=${encodeURIComponent(`gid://shopify/Customer/${REGULAR}`)}`;
  const response = await admin.ask(path, { headers: { Origin: 'https://extensions.shopifycdn.com' } });
  const allows = (answer: Response) => answer.headers.get('access-control-allow-origin');
  expect([response.status, allows(response), response.headers.get('cache-control')]).toEqual([200, '*', 'no-store']);
  const card = (await response.json()) as BuyerCard;
  expect(card).toMatchObject({ state: 'ready', currency: 'GBP', buyer: { step: { kind: expect.any(String) } } });
  const preflight = await admin.askBare(path, { method: 'OPTIONS', headers: { Origin: 'https://e.example' } });
  expect([preflight.status, allows(preflight)]).toEqual([204, '*']);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  const forged = await admin.askBare(path, { headers: { Authorization: 'Bearer forged' } });
  expect([forged.status, allows(forged)]).toEqual([401, '*']);
  const states = ['gid://shopify/Customer/424242', 'gid://shopify/Product/3', ''].map(async (customer) => {
    const answer = await admin.ask(`/api/buyer-profile?customer=${encodeURIComponent(customer)}`);
    return ((await answer.json()) as BuyerCard).state;
  });
  expect(await Promise.all(states)).toEqual(['unknown', 'unknown', 'unknown']);
});

test('what may come of a buyer is the mean first, then its range', async () => {
  const read = async (p50Minor: number) => {
    admin.db.sql
      .prepare(
        `UPDATE BuyerProfile SET clv365P10Minor = 0, clv365P50Minor = ?, clv365MeanMinor = 7800, clv365P90Minor = 27900,
         clvMargin365P50Minor = 400 WHERE customerId = ?`,
      )
      .run(p50Minor, REGULAR);
    return (await admin.ask(`/app/buyers/${REGULAR}`)).text();
  };
  const page = await read(1000);
  expect(page).toMatch(/value="7800">£78</);
  expect(page).toContain('80 of 100 bring between £0 and £279, half of them at most £10');
  expect(page).toContain('of which margin at most £4');
  const nothing = await read(0);
  expect(nothing).toContain('80 of 100 bring between £0 and £279, at least half of them nothing');
  expect(nothing).not.toContain('of which margin');
});
