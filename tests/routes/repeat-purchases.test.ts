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
  // January's cohort (40 buyers): those back in February are counted in month 1.
  expect(html).toContain('First order in Jan 2025, month 1');
  expect(html).toContain('<svg');
});

test('the export holds the same figures at full precision', async () => {
  const admin = await openAdmin();
  fill(admin);
  const response = await admin.ask('/app/repeat-purchases.csv');
  expect(response.headers.get('content-type')).toContain('text/csv');
  const lines = (await response.text()).split('\n');
  expect(lines[0]).toBe('figure,of,step,value,count,n,mature');
  expect(lines).toContain('repeat_purchase_rate,lifetime,,0.5,20,40,true');
  expect(lines).toContain('repeat_within_days,30,,0.5,20,40,true');
  expect(lines).toContain('order_sequence_average_order_value,1,,10,400,40,');
  expect(lines).toContain('order_sequence_median_days_to_next,1,,20,,20,');
});

test('a shop on its first day is told what will stand here, and from when', async () => {
  const admin = await openAdmin();
  const html = await (await admin.ask('/app/repeat-purchases?_data=routes%2Fapp.repeat-purchases')).json();
  expect(html).toMatchObject({ figures: { asOf: null, repeatRate: { now: { buyers: 0 } } } });
});
