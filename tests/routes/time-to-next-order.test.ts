import { expect, test } from 'vitest';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { DAY } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { openAdmin, type Admin } from './open-admin.ts';

const START = Date.parse('2025-01-06T10:00:00Z');

/**
 * 80 buyers on one day, all seen for 100 days; 40 of them come back: 10 after 10 days, 10 after 20, 10 after 30, 10 after 40.
 */
function fill({ db, shopId }: Admin): void {
  const order = { lines: [{ productId: 1, netMinor: 1000 }] };
  for (let buyer = 1; buyer <= 80; buyer++) {
    insertOrder(db, shopId, { ...order, orderId: buyer, orderedAt: START, customerId: buyer });
    if (buyer > 40) continue;
    const back = START + 10 * Math.ceil(buyer / 10) * DAY;
    insertOrder(db, shopId, { ...order, orderId: 100 + buyer, orderedAt: back, customerId: buyer });
  }
  insertOrder(db, shopId, { ...order, orderId: 999, orderedAt: START + 100 * DAY, customerId: null });
  db.sql.prepare('UPDATE Shop SET factsVersion = factsVersion + 1').run();
  rebuildProfiles(db, shopId);
}

async function openPage(admin: Admin, path = '/app/time-to-next-order', locale = 'en'): Promise<string> {
  const url = new URL(await admin.open(path));
  url.searchParams.set('locale', locale);
  const address = url.href.replace(/^.*?(?=\/app)/, '');
  const response = await admin.askBare(address);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll('<!-- -->', '');
}

test('the page says when buyers come back, and who is in those days now', async () => {
  const admin = await openAdmin();
  fill(admin);
  const html = await openPage(admin);
  // Half of the 40 who come back are back by day 20; 40 of 80 are not.
  expect(html).toMatch(/Of the buyers who come back within 100 days of their first order, half are back within/);
  expect(html).toContain('<strong>20 days</strong>');
  expect(html).toContain('<strong>50 of 100</strong>');
  expect(html).toContain('<svg');
  // Days 10 to 30 after the only order: nobody; the 40 who did not come back wait for 100 days.
  expect(html).toContain('Now: day 10 to 30');
  expect(html).toMatch(/Overdue: after day 30<\/span><data value="40">40<\/data>/);
  // What is done for them is done for exactly these.
  const data = await admin.ask('/app/time-to-next-order?_data=routes%2Fapp.time-to-next-order');
  const { windows } = (await data.json()) as { windows: { past: BuyerRule }[] };
  expect(windows[0]!.past).toEqual({
    all: [
      { field: 'orderCount', is: 1 },
      { field: 'daysSinceLastOrder', atLeast: 31 },
    ],
  });
  // It speaks the reader's language.
  expect(await openPage(admin, '/app/time-to-next-order', 'de')).toContain('Jetzt: Tag 10 bis 30');
});

test('the exports hold the same figures at full precision', async () => {
  const admin = await openAdmin();
  fill(admin);
  const read = async (table: string) =>
    (await (await admin.ask(`/app/time-to-next-order.csv?table=${table}`)).text()).split('\n');
  const [heading, first] = await read('orders');
  expect(heading).toBe(
    'after_order,buyers,returned,within_days,back_within,back_within_low,back_within_high,quarter_days,half_days,half_days_low,half_days_high,three_quarters_days,waits,and_later',
  );
  // A quarter of all are back after 20 days, half after 40.
  expect(first).toMatch(/^1,80,40,100,0\.5,0\.3\d+,0\.6\d+,20,40,40,,,80,false$/);
  expect(await read('windows')).toContain('1,10,20,30,0,0,40,false');
  const curves = await read('curves');
  expect(curves[0]).toBe('group,day,back,back_low,back_high');
  // None of 80 by day 9: Wilson's upper bound, 3.84 / 83.84.
  expect(curves.find((row) => row.startsWith('order 1,9,'))).toMatch(/^order 1,9,0,0,0\.0458/);
  expect(curves.find((row) => row.startsWith('order 1,10,'))).toMatch(/^order 1,10,0\.125,/);
  // A period counts those who began in it; one without buyers says what it needs.
  const february = await openPage(admin, '/app/time-to-next-order?from=2025-02-01&to=2025-02-28');
  expect(february).toContain('there are none in this period');
});

test('who has ordered six times or more is in a window too, and named by the rule beside it', async () => {
  const admin = await openAdmin();
  const order = { lines: [{ productId: 1, netMinor: 1000 }] };
  // 40 buyers order every 10 days, seven times; seen for 5 days since, 30 of them for 25 more.
  for (let i = 0; i < 280; i++) {
    const buyer = 1 + (i % 40);
    const orderedAt = START + 10 * Math.floor(i / 40) * DAY + (buyer > 30 ? 25 * DAY : 0);
    insertOrder(admin.db, admin.shopId, { ...order, orderId: i + 1, orderedAt, customerId: buyer });
  }
  insertOrder(admin.db, admin.shopId, { ...order, orderId: 999, orderedAt: START + 90 * DAY, customerId: 41 });
  admin.db.sql.prepare('UPDATE Shop SET factsVersion = factsVersion + 1').run();
  rebuildProfiles(admin.db, admin.shopId);
  const html = await openPage(admin);
  expect(html).toContain('Buyers with 6 orders or more');
  // All waits that ended took 10 days: whoever is at day 5 is early, at day 30 overdue.
  expect(html).toMatch(/Overdue: after day 10<\/span><data value="30">30<\/data>/);
  expect(html).toContain('40 buyers, 80 waits');
  // The last wait of each is open and after the seventh order; that after the sixth has ended.
  expect(html).toContain('40 waits');
  expect(html).toContain('Actions<span class="rg-unseen">: 6 orders or more, over 10 days ago');
  const data = await admin.ask('/app/time-to-next-order?_data=routes%2Fapp.time-to-next-order');
  const { windows, others } = (await data.json()) as { windows: { past: BuyerRule }[]; others: number };
  expect(windows.at(-1)!.past.all[0]).toEqual({ field: 'orderCount', atLeast: 6 });
  expect(others).toBe(0);
  const csv = await (await admin.ask('/app/time-to-next-order.csv?table=windows')).text();
  expect(csv.split('\n')).toContain('6,10,10,10,10,0,30,true');
});

test('a shop on its first day is told what will stand here', async () => {
  const admin = await openAdmin();
  expect(await openPage(admin)).toContain('This page begins with your first buyer');
});
