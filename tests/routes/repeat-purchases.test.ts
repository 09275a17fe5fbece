import { expect, test } from 'vitest';
import { DAY } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { openAdmin, type Admin } from './open-admin.ts';

const START = Date.parse('2025-01-06T10:00:00Z');

/** 40 buyers a week apart by tens; every second buyer comes back after 20 days. */
function fill({ db, shopId }: Admin): void {
  for (let buyer = 1; buyer <= 40; buyer++) {
    const first = START + Math.floor(buyer / 10) * 7 * DAY;
    const order = { customerId: buyer, lines: [{ productId: 1, netMinor: 1000 }] };
    insertOrder(db, shopId, { ...order, orderId: buyer, orderedAt: first });
    if (buyer % 2 === 0) insertOrder(db, shopId, { ...order, orderId: 100 + buyer, orderedAt: first + 20 * DAY });
  }
  insertOrder(db, shopId, { orderId: 999, orderedAt: START + 200 * DAY, customerId: null, lines: [{ productId: 1 }] });
  db.sql.prepare('UPDATE Shop SET factsVersion = factsVersion + 1').run();
}

test('the page says who came back, from the server, with the counts behind every share', async () => {
  const admin = await openAdmin();
  fill(admin);
  const response = await admin.askBare(
    new URL(await admin.open('/app/repeat-purchases')).href.replace(/^.*?(?=\/app)/, ''),
  );
  expect(response.status).toBe(200);
  const html = (await response.text()).replaceAll('<!-- -->', '');
  expect(html).toContain('20 of 40 buyers');
  expect(html).toMatch(/<data[^>]*value="0.5"[^>]*>50.0%<\/data>/);
  // Buyers 1 to 39 came in January, 19 of them with an even number; the interval is Wilson's.
  expect(html).toMatch(
    /First order in Jan 2025: 19 of 39 buyers came back within 90 days, 48\.7% \(33\.9% to 63\.8%\)/,
  );
  // Something can be done for whoever has one order.
  expect(html).toContain('Actions<span class="rg-unseen">: Buyers with one order</span>');
  // Half are back after 20 days, and nobody comes later: the curve is drawn as far as ten were waiting.
  expect(html).toMatch(/after order 1: 50 of 100 back within \d+ days; half back after: 20 days \(40 buyers\)/);
  expect(html).toContain('<svg');
});

test('a shop too young for a period before is told what changed in its newest days', async () => {
  const admin = await openAdmin();
  const { db, shopId } = admin;
  // 31 buyers on the first day, of whom 30 come back after 20 days; 31 on day 40, of whom one does; the newest is of day 139.
  const insert = db.sql.transaction(() => {
    for (let buyer = 1; buyer <= 62; buyer++) {
      const orderedAt = buyer <= 31 ? START : START + 40 * DAY;
      const order = { customerId: buyer, lines: [{ productId: 1 }] };
      insertOrder(db, shopId, { ...order, orderId: buyer, orderedAt });
      if (buyer <= 30 || buyer === 62)
        insertOrder(db, shopId, { ...order, orderId: 100 + buyer, orderedAt: orderedAt + 20 * DAY });
    }
    insertOrder(db, shopId, {
      orderId: 999,
      orderedAt: START + 139 * DAY,
      customerId: null,
      lines: [{ productId: 1 }],
    });
    db.sql.prepare('UPDATE Shop SET factsVersion = factsVersion + 1').run();
  });
  insert();
  const address = new URL(await admin.open('/app/repeat-purchases')).href.replace(/^.*?(?=\/app)/, '');
  const html = (await (await admin.askBare(address)).text()).replaceAll('<!-- -->', '');
  // Days 0 to 49 are 90 days old: 25 on each side. 1 / 31 = 3.2 %, 30 / 31 = 96.8 %.
  expect(html).toContain(
    'A smaller share of new buyers came back within 90 days: 3.2% of those who first ordered from 31 Jan 2025 to 24 Feb 2025, 93.5 points less than of those from 6 Jan 2025 to 30 Jan 2025',
  );
});

test('each table can be had at full precision', async () => {
  const admin = await openAdmin();
  fill(admin);
  const load = async (table: string) => {
    const response = await admin.ask(`/app/repeat-purchases.csv?table=${table}`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    return (await response.text()).split('\n');
  };
  const rates = await load('rates');
  expect(rates[0]).toBe('figure,window_days,period,buyers,repeated,share,share_low,share_high,mature');
  expect(rates.find((line) => line.startsWith('within,30,now'))).toMatch(
    /^within,30,now,40,20,0.5,0.35\d*,0.64\d*,true$/,
  );
  // February: buyer 40's first order, and sixteen second ones.
  expect(await load('revenue')).toContain('2025-02-01,17,170,17,170,16,160,0.9411764705882353,true');
  // 40 first orders of 10.00; half came back after 20 days, all of them then: S(20) = .5.
  expect(await load('sequence')).toContain('1,40,20,0.5,10,20,20,20,');
});

test('a shop on its first day is told what will stand here, and from when', async () => {
  const admin = await openAdmin();
  const html = await (await admin.ask('/app/repeat-purchases?_data=routes%2Fapp.repeat-purchases')).json();
  expect(html).toMatchObject({ figures: { asOf: null, lifetime: { now: { buyers: 0 } } } });
});
