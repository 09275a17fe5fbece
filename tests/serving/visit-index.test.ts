import { expect, test } from 'vitest';
import { addView } from '#ml/models/sessions/add-view.ts';
import { createSessionIndex } from '#ml/models/sessions/create-session-index.ts';
import { encodeSessions } from '#tests/ml/models/sessions/encode-sessions.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { recordInteractions, type Interaction } from '#app/ingest/record-interactions.ts';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import { stitchVisitor } from '#app/ingest/stitch-visitor.ts';
import { createVisitIndex } from '#app/serving/create-visit-index.ts';
import { createVisitIndexes } from '#app/serving/create-visit-indexes.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

type Act = Pick<Interaction, 'visitorId' | 'productId' | 'occurredAt'> & Partial<Interaction>;

function open() {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  let events = 0;
  const record = (...acts: readonly Act[]) => {
    const now = app.now();
    const rows = acts.map((act) => ({
      shopId,
      eventId: `event-${String(++events)}`,
      kind: 'view' as const,
      collectionId: null,
      orderId: null,
      receivedAt: now,
      ...act,
    }));
    app.db.sql.transaction(() => recordInteractions(app.db, rows)).immediate();
  };
  return { app, shopId, record };
}

/** What the index should hold: all that the acts say, added at once. */
function encodeAll(acts: readonly Act[], capacity?: number): string {
  const index = createSessionIndex({ capacity });
  for (const { visitorId, productId, occurredAt } of acts)
    addView(index, { visitor: visitorId, productId: productId!, at: occurredAt });
  return encodeSessions(index);
}

/** Visits of many, over some days. */
function drawActs(count: number, now: number): Act[] {
  const random = createRandom(5);
  return Array.from({ length: count }, (_, n) => ({
    visitorId: `visitor-${Math.floor(random() * 40)}`,
    productId: 1 + Math.floor(random() * 20),
    occurredAt: now - 3 * DAY + n * 2 * MINUTE,
    receivedAt: now - 3 * DAY + Math.floor(n / 7) * 14 * MINUTE + MINUTE,
  }));
}

test('it holds every view and every addition to a cart of the shop, and nothing else', () => {
  const { app, shopId, record } = open();
  const at = app.now() - MINUTE;
  const other = addTestShop(app.db, 'other.myshopify.com');
  record(
    { visitorId: 'a', productId: 1, occurredAt: at },
    { visitorId: 'a', productId: 2, occurredAt: at + 1, kind: 'addToCart' },
    { visitorId: 'a', productId: 3, occurredAt: at + 2, kind: 'purchase', orderId: 9 },
    { visitorId: 'a', productId: null, occurredAt: at + 3, kind: 'search' },
    { visitorId: 'b', productId: 4, occurredAt: at, shopId: other },
  );
  const visits = createVisitIndex(app, shopId);
  expect(encodeSessions(visits.get().index)).toBe(
    encodeAll([
      { visitorId: 'a', productId: 1, occurredAt: at },
      { visitorId: 'a', productId: 2, occurredAt: at + 1 },
    ]),
  );
});

test('older views are read in pages, the newest first, and the whole equals the index of all at once', () => {
  const { app, shopId, record } = open();
  const acts = drawActs(1700, app.now());
  record(...acts);
  const visits = createVisitIndex(app, shopId);
  expect(visits.isComplete()).toBe(false);
  // One turn without time to spare reads a page.
  expect(visits.advance(-1)).toBe(false);
  expect(visits.size()).toBeGreaterThan(0);
  expect(visits.size()).toBeLessThan(acts.length);
  while (!visits.advance(5)) expect(visits.isComplete()).toBe(false);
  expect(encodeSessions(visits.get().index)).toBe(encodeAll(acts));
});

test('a full index holds the newest views', () => {
  const { app, shopId, record } = open();
  const acts = drawActs(1700, app.now());
  record(...acts);
  const visits = createVisitIndex(app, shopId, { capacity: 600 });
  while (!visits.advance(5));
  expect(visits.size()).toBe(600);
  expect(encodeSessions(visits.get().index)).toBe(encodeAll(acts, 600));
});

test('a new view is in the answers a second later, one that was written late too', () => {
  const { app, shopId, record } = open();
  const visits = createVisitIndex(app, shopId);
  expect(visits.get().index.sessionCount).toBe(0);
  const at = app.now();
  record({ visitorId: 'a', productId: 1, occurredAt: at });
  app.advance(SECOND + 1);
  expect(visits.get().index.sessionCount).toBe(1);
  // Received before what was read last, written after it.
  record({ visitorId: 'b', productId: 2, occurredAt: at, receivedAt: at - 3 * SECOND });
  expect(visits.get().index.sessionCount).toBe(1);
  app.advance(SECOND + 1);
  expect(visits.get().index.sessionCount).toBe(2);
});

test('a redacted customer leaves nothing of their visits', () => {
  const { app, shopId, record } = open();
  const at = app.now() - MINUTE;
  record({ visitorId: 'ada', productId: 1, occurredAt: at }, { visitorId: 'ben', productId: 2, occurredAt: at });
  const visits = createVisitIndexes(app);
  expect(visits.get(shopId)!.index.sessionCount).toBe(2);
  const erase = app.db.sql.transaction(() => {
    stitchVisitor(app.db, { shopId, visitorId: 'ada', customerId: 7 }, 'login', at);
    redactCustomer(app, shopId, { customerId: 7, orderIds: [], redactedAt: app.now() });
  });
  erase.immediate();
  app.advance(SECOND + 1);
  const { index } = visits.get(shopId)!;
  expect(encodeSessions(index)).toBe(encodeAll([{ visitorId: 'ben', productId: 2, occurredAt: at }]));
  expect([...index.indices.keys()]).toEqual([2]);
});

test('shops together keep no more views than allowed: the one unused the longest goes', () => {
  const { app, shopId, record } = open();
  const other = addTestShop(app.db, 'other.myshopify.com');
  const at = app.now() - DAY;
  const views = Array.from({ length: 8 }, (_, n) => ({
    visitorId: 'a',
    productId: n,
    occurredAt: at,
    receivedAt: at + n,
  }));
  record(...views, ...views.map((view) => ({ ...view, shopId: other })));
  const visits = createVisitIndexes(app, { maxViews: 10 });
  const first = visits.get(shopId);
  expect(visits.get(shopId)).toBe(first);
  expect(visits.get(other)!.index.views).toHaveLength(8);
  expect(visits.get(shopId)).not.toBe(first);
});

test('what fails is logged, rests for a minute and is then read anew', () => {
  const { app, shopId, record } = open();
  record({ visitorId: 'a', productId: 1, occurredAt: app.now() });
  const visits = createVisitIndexes(app);
  app.db.sql.exec('ALTER TABLE Interaction RENAME TO Elsewhere');
  expect(visits.get(shopId)).toBeNull();
  expect(app.logged.join()).toContain('visits failed, they are read anew');
  app.db.sql.exec('ALTER TABLE Elsewhere RENAME TO Interaction');
  expect(visits.get(shopId)).toBeNull();
  app.advance(61 * SECOND);
  expect(visits.get(shopId)!.index.sessionCount).toBe(1);
});
