import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '#app/db.server.ts';
import { groupVisits } from '#app/measurement/buyer/group-visits.ts';
import { loadTimeline, type TimelineCursor, type TimelineEntry } from '#app/measurement/buyer/load-timeline.ts';
import { DAY, MINUTE } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const START = Date.UTC(2026, 2, 1, 9);
const ADA = 5741;

let db: Database;
let shopId: number;
let events = 0;
beforeEach(() => {
  db = openTestDatabase();
  shopId = addTestShop(db);
});

function join(visitorId: string, customerId = ADA, shop = shopId): void {
  db.sql.prepare("INSERT INTO VisitorIdentity VALUES (?, ?, ?, 'login', ?)").run(shop, visitorId, customerId, START);
}

function act(visitorId: string, kind: string, occurredAt: number, productId: number | null = null): void {
  db.sql
    .prepare(
      `INSERT INTO Interaction (shopId, eventId, kind, visitorId, productId, occurredAt, receivedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(shopId, `act-${++events}`, kind, visitorId, productId, occurredAt, occurredAt);
}

function recommended(who: { visitorId?: string; customerId?: number }, kind: string, at: number, productId: number) {
  db.sql
    .prepare(
      `INSERT INTO RecommendationEvent (shopId, eventId, kind, recommendationId, placement, productId, visitorId,
         customerId, occurredAt, receivedAt) VALUES (?, ?, ?, 'r-1', 'home', ?, ?, ?, ?, ?)`,
    )
    .run(shopId, `event-${++events}`, kind, productId, who.visitorId ?? null, who.customerId ?? null, at, at);
}

const order = (orderId: number, orderedAt: number, more: object = {}) =>
  insertOrder(db, shopId, { orderId, orderedAt, customerId: ADA, lines: [{ productId: 1 }], ...more });

/** Every page, one after the other. */
function readAll(): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let cursor: TimelineCursor | null = null;
  for (let page = 0; page < 50; page++) {
    const timeline = loadTimeline(db, shopId, ADA, cursor);
    entries.push(...timeline.entries);
    if (timeline.next === null) return entries;
    cursor = timeline.next;
  }
  throw new Error('Cannot read the timeline: it must end, got 50 pages.');
}

describe('orders', () => {
  test('are net of refunds and edits, without gift cards, the largest line first', () => {
    order(7, START, {
      lines: [
        { productId: 1, quantity: 2, netMinor: 1000, refunded: [{ quantity: 1, netMinor: 500 }] },
        { productId: 2, quantity: 1, netMinor: 1200 },
        { productId: 3, netMinor: 5000, isGiftCard: true },
      ],
    });
    const [entry] = loadTimeline(db, shopId, ADA, null).entries;
    // 1000 - 500 + 1200; the gift card of 5000 is no revenue.
    expect(entry).toMatchObject({
      kind: 'order',
      at: START,
      order: { orderId: 7, state: 'counted', netMinor: 1700, refundedMinor: 500, moreLines: 0 },
    });
    const { lines } = (entry as Extract<TimelineEntry, { kind: 'order' }>).order;
    expect(lines.map(({ productId, units, refundedUnits }) => [productId, units, refundedUnits])).toEqual([
      [3, 1, 0],
      [2, 1, 0],
      [1, 1, 1],
    ]);
  });

  test('that were cancelled, or were tests, are there and say so', () => {
    order(1, START);
    order(2, START + DAY, { cancelledAt: START + 2 * DAY });
    order(3, START + 2 * DAY, { test: true });
    const states = readAll().map((entry) => entry.kind === 'order' && entry.order.state);
    expect(states).toEqual(['test', 'cancelled', 'counted']);
  });

  test('of many lines show six and count the others', () => {
    order(1, START, { lines: Array.from({ length: 9 }, (_, n) => ({ productId: n + 1, netMinor: n })) });
    const [entry] = readAll();
    expect(entry).toMatchObject({ order: { moreLines: 3, lines: { length: 6, 0: { productId: 9 } } } });
  });

  test('of other buyers and other shops stay theirs', () => {
    order(1, START);
    insertOrder(db, shopId, { orderId: 2, orderedAt: START, customerId: 1, lines: [] });
    insertOrder(db, addTestShop(db, 'other.myshopify.com'), {
      orderId: 3,
      orderedAt: START,
      customerId: ADA,
      lines: [],
    });
    expect(readAll().map((entry) => entry.kind === 'order' && entry.order.orderId)).toEqual([1]);
  });
});

describe('visits', () => {
  test('hold what was looked at, put into the cart, seen and clicked, of all browsers of the buyer', () => {
    join('phone');
    join('laptop');
    act('phone', 'view', START, 1);
    act('phone', 'view', START + MINUTE, 2);
    act('laptop', 'view', START + 2 * MINUTE, 1);
    act('laptop', 'addToCart', START + 3 * MINUTE, 1);
    act('laptop', 'search', START + 4 * MINUTE);
    act('stranger', 'view', START + 4 * MINUTE, 9);
    recommended({ visitorId: 'phone' }, 'impression', START + MINUTE, 5);
    // Logged in on a browser that nobody has joined: known by the customer alone.
    recommended({ visitorId: 'kiosk', customerId: ADA }, 'click', START + 5 * MINUTE, 5);
    expect(readAll()).toEqual([
      {
        kind: 'visit',
        at: START + 5 * MINUTE,
        visit: {
          from: START,
          to: START + 5 * MINUTE,
          views: 3,
          viewed: [1, 2],
          carted: [1],
          searches: 1,
          collections: 0,
          hasOrdered: false,
          seen: 1,
          clicked: [{ productId: 5, placement: 'home' }],
        },
      },
    ]);
  });

  test('an event that is known by browser and by customer counts once', () => {
    join('phone');
    recommended({ visitorId: 'phone', customerId: ADA }, 'impression', START, 5);
    expect(readAll()).toMatchObject([{ visit: { seen: 1 } }]);
  });

  test('end after half an hour without an act', () => {
    const look = (minutes: number) => ({ kind: 'view', productId: 1, occurredAt: START + minutes * MINUTE }) as const;
    const visits = groupVisits({ acts: [0, 29, 59, 60].map(look), recommended: [] });
    // 29 minutes are one visit; the 30 to minute 59 are a new one.
    expect(visits.map(({ from, to }) => [from, to].map((at) => (at - START) / MINUTE))).toEqual([
      [59, 60],
      [0, 29],
    ]);
  });
});

describe('pages', () => {
  test('together hold everything once, newest first, orders inside of visits too', () => {
    join('phone');
    db.sql.transaction(() => {
      for (let day = 0; day < 40; day++) {
        const at = START + day * DAY;
        act('phone', 'view', at, 1);
        act('phone', 'view', at + 20 * MINUTE, 2);
        if (day % 2 === 0) order(100 + day, at + 10 * MINUTE);
      }
    })();
    const entries = readAll();
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => b - a));
    const orders = entries.filter(({ kind }) => kind === 'order');
    expect([orders.length, entries.length]).toEqual([20, 60]);
    expect(entries.every((entry) => entry.kind === 'order' || entry.visit.views === 2)).toBe(true);
  });

  test('a visit of a thousand acts ends no page early', () => {
    join('robot');
    db.sql.transaction(() => {
      for (let n = 0; n < 1000; n++) act('robot', 'view', START + n * 1000, n + 1);
    })();
    act('robot', 'view', START - DAY, 1);
    const views = readAll().map((entry) => entry.kind === 'visit' && entry.visit.views);
    expect(views).toEqual([600, 400, 1]);
  });

  test('a buyer without anything has an empty one', () => {
    expect(loadTimeline(db, shopId, ADA, null)).toEqual({ entries: [], next: null });
  });
});

test('every question goes to the rows of the customer, never through those of the shop', () => {
  order(1, START);
  const prepare = vi.spyOn(db.sql, 'prepare');
  loadTimeline(db, shopId, ADA, null);
  const questions = prepare.mock.calls.map(([sql]) => sql);
  expect(questions).toHaveLength(4);
  const parameters = { shopId, customerId: ADA, orderedAt: 0, orderId: 0, before: 0, limit: 1, orderIds: '[]' };
  for (const question of questions) {
    const steps = db.sql.prepare(`EXPLAIN QUERY PLAN ${question}`).all(parameters) as { detail: string }[];
    const reads = steps.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH) (?!ids|\()/.test(detail));
    for (const read of reads) expect(read).toMatch(/SEARCH .*(customerId=|visitorId=|orderId=)/);
  }
});
