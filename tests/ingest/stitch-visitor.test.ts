import { expect, test } from 'vitest';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import { createCheckoutStitcher } from '#app/ingest/stitch-checkouts.ts';
import { createVisitorStitcher } from '#app/ingest/stitch-visitor.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

const ADA = 70;
const BEN = 71;

function open() {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  const redact = (customerId: number) =>
    app.db.sql
      .transaction(() => redactCustomer(app, shopId, { customerId, orderIds: [], redactedAt: app.now() }))
      .immediate();
  const identities = () =>
    app.db.sql.prepare('SELECT visitorId, customerId, joinedBy FROM VisitorIdentity ORDER BY 1').raw().all();
  return { app, shopId, redact, identities };
}

test('an erased customer who logs in again is joined to no visitor', async () => {
  const { app, shopId, redact, identities } = open();
  const before = createVisitorStitcher(app);
  before.stitch({ shopId, visitorId: 'visitor-ada', customerId: ADA });
  await before.close();
  expect(identities()).toEqual([['visitor-ada', ADA, 'login']]);
  redact(ADA);
  expect(identities()).toEqual([]);
  const stitcher = createVisitorStitcher(app);
  stitcher.stitch({ shopId, visitorId: 'visitor-ada', customerId: ADA });
  stitcher.stitch({ shopId, visitorId: 'visitor-ben', customerId: BEN });
  await stitcher.close();
  expect(identities()).toEqual([['visitor-ben', BEN, 'login']]);
});

test('a log-in that waits to be written while the customer is erased is not written', async () => {
  const { app, shopId, redact, identities } = open();
  const stitcher = createVisitorStitcher(app);
  stitcher.stitch({ shopId, visitorId: 'visitor-ada', customerId: ADA });
  redact(ADA);
  await stitcher.close();
  expect(identities()).toEqual([]);
});

test('a checkout of an erased customer joins nobody; other shops know nothing of it', () => {
  const { app, shopId, redact, identities } = open();
  const other = addTestShop(app.db, 'other.myshopify.com');
  redact(ADA);
  const stitcher = createCheckoutStitcher(app);
  for (const shop of [shopId, other]) {
    insertOrder(app.db, shop, { orderId: 7, orderedAt: app.now(), customerId: ADA, lines: [] });
    const seen = { eventId: 'event-1', orderId: 7, checkoutToken: 'token-7', receivedAt: app.now() };
    stitcher.expect({ shopId: shop, visitorId: `visitor-of-${shop}`, ...seen });
  }
  app.db.sql.prepare(`UPDATE "Order" SET checkoutToken = 'token-7'`).run();
  stitcher.close();
  expect(identities()).toEqual([[`visitor-of-${other}`, ADA, 'checkout']]);
});
