import { expect, test } from 'vitest';
import { reconcileShop } from '#app/ingest/reconcile/reconcile-shop.ts';
import { refreshOrder } from '#app/ingest/reconcile/refresh-order.ts';
import { startWatermark } from '#app/ingest/reconcile/start-watermark.ts';
import { DAY, HOUR, MINUTE } from '#app/time.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { dumpFacts } from '#tests/support/dump-facts.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';
import { serveAdmin } from '#tests/support/serve-admin.ts';

const bag = (amount: string) => ({ shopMoney: { amount } });
const lastPage = (nodes: readonly unknown[]) => ({ nodes, pageInfo: { hasNextPage: false, endCursor: null } });

const line = (n: number) => ({
  id: `gid://shopify/LineItem/${n}`,
  quantity: 2,
  currentQuantity: 2,
  isGiftCard: false,
  originalUnitPriceSet: bag('5.00'),
  discountAllocations: [],
  taxLines: [],
  product: { id: 'gid://shopify/Product/1' },
  variant: null,
});
const refundLine = (n: number, ofLine: number) => ({
  id: `gid://shopify/RefundLineItem/${n}`,
  quantity: 1,
  lineItem: { id: `gid://shopify/LineItem/${ofLine}` },
  subtotalSet: bag('5.00'),
  totalTaxSet: bag('0.00'),
});
const order = (n: number, updatedAt: number) => ({
  id: `gid://shopify/Order/${n}`,
  name: `#${n}`,
  createdAt: '2026-01-01T00:00:00Z',
  processedAt: '2026-01-01T00:00:00Z',
  updatedAt: new Date(updatedAt).toISOString(),
  cancelledAt: null,
  test: false,
  currencyCode: 'GBP',
  taxesIncluded: false,
  checkoutToken: null,
  customer: { id: 'gid://shopify/Customer/1' },
  lineItems: { nodes: [line(n * 10)], pageInfo: { hasNextPage: true, endCursor: `lines-${n}` } },
  refunds: [
    {
      id: `gid://shopify/Refund/${n}`,
      createdAt: '2026-01-02T00:00:00Z',
      processedAt: '2026-01-02T00:00:00Z',
      refundLineItems: { nodes: [refundLine(n * 10, n * 10)], pageInfo: { hasNextPage: true, endCursor: 'r' } },
    },
  ],
});

/** A shop of three orders on two pages, each with a second page of lines and of refund lines. */
async function open() {
  const now = Date.now();
  const orders = [1, 2, 3].map((n) => order(n, now - n * HOUR));
  const server = await serveAdmin(({ body }) => {
    const [query, variables] = [String(body.query), body.variables as Record<string, string>];
    const number = Number((variables.id ?? '').split('/').at(-1));
    if (query.includes('query LinesPage'))
      return { json: { data: { order: { lineItems: lastPage([line(number * 10 + 1)]) } } } };
    if (query.includes('query RefundLinesPage'))
      return {
        json: { data: { refund: { refundLineItems: lastPage([refundLine(number * 10 + 1, number * 10 + 1)]) } } },
      };
    if (query.includes('query Order(')) return { json: { data: { order: orders[number - 1] ?? null } } };
    if (!query.includes('query OrdersPage'))
      return { json: { data: { customers: lastPage([]), products: lastPage([]) } } };
    const page = variables.after === null ? orders.slice(0, 2) : orders.slice(2);
    const pageInfo = { hasNextPage: variables.after === null, endCursor: 'orders' };
    return { json: { data: { orders: { nodes: page, pageInfo } } } };
  });
  const app = createTestApp({ shopUrl: server.url });
  const shopId = await installTestShop(app);
  const mark = () => app.db.sql.prepare(`SELECT reconciledTo, drift FROM Watermark WHERE resource = 'orders'`).get();
  return { ...server, app, shopId, now, mark, orders };
}

test('reconciling reads what changed since the mark less a day, to the end of every page, and counts the drift', async () => {
  const { app, shopId, now, mark, requests } = await open();
  startWatermark(app, shopId, 'orders', now - 2 * DAY);
  await reconcileShop(app, shopId);
  const asked = requests.map(({ body }) => body.variables as { query?: string });
  expect(asked[0]?.query).toBe(`updated_at:>='${new Date(now - 3 * DAY).toISOString()}'`);
  const count = (table: string) => app.db.sql.prepare(`SELECT count(*) FROM "${table}"`).pluck().get();
  // Three orders; each has a line on the first page and one on the second, and as many refund lines.
  expect(['Order', 'OrderLine', 'Refund', 'RefundLine'].map(count)).toEqual([3, 6, 3, 6]);
  expect(mark()).toEqual({ reconciledTo: now - HOUR, drift: 3 });
  const facts = dumpFacts(app.db, shopId);
  await reconcileShop(app, shopId);
  expect(mark()).toEqual({ reconciledTo: now - HOUR, drift: 0 });
  expect(dumpFacts(app.db, shopId)).toBe(facts);
});

test('what changed a moment ago is read but is no drift yet, and the mark never passes our own clock', async () => {
  const { app, shopId, now, mark, orders } = await open();
  orders[0] = order(1, now - MINUTE);
  orders[1] = order(2, now + HOUR);
  startWatermark(app, shopId, 'orders', now - DAY);
  await reconcileShop(app, shopId);
  expect(mark()).toMatchObject({ drift: 1 });
  expect((mark() as { reconciledTo: number }).reconciledTo).toBeLessThan(now + MINUTE);
});

test('a resource without a mark is left to its backfill', async () => {
  const { app, shopId, requests } = await open();
  await reconcileShop(app, shopId);
  expect(requests).toEqual([]);
});

test('one malformed record does not keep the others out', async () => {
  const { app, shopId, now, orders } = await open();
  orders[0] = { ...order(1, now - HOUR), currencyCode: 'pounds' };
  startWatermark(app, shopId, 'orders', now - DAY);
  await reconcileShop(app, shopId);
  expect(app.db.sql.prepare('SELECT orderId FROM "Order" ORDER BY 1').pluck().all()).toEqual([2, 3]);
  expect(app.logged.join()).toContain('currencyCode must be a currency code');
});

test('one order is refreshed whole; one that Shopify no longer shows changes nothing', async () => {
  const { app, shopId } = await open();
  await refreshOrder(app, shopId, 2);
  await refreshOrder(app, shopId, 99);
  expect(app.db.sql.prepare('SELECT lineId FROM OrderLine ORDER BY 1').pluck().all()).toEqual([20, 21]);
  expect(app.db.sql.prepare('SELECT refundLineId FROM RefundLine ORDER BY 1').pluck().all()).toEqual([20, 21]);
});
