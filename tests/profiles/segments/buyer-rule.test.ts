import { expect, test } from 'vitest';
import type { BuyerRule, Condition } from '#app/profiles/segments/buyer-rule.ts';
import { readBuyerRule } from '#app/profiles/segments/read-buyer-rule.ts';
import { toSql } from '#app/profiles/segments/to-sql.ts';
import { DAY } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { insertProfile } from '#tests/support/insert-profile.ts';

const SHOP = 1;
const ASOF = Date.parse('2026-03-31T12:00:00Z');

const read = (condition: unknown) => readBuyerRule(JSON.stringify({ all: [condition] }));

test.each<[unknown, string]>([
  [{ field: 'favouriteColour', is: 'red' }, 'field'],
  [{ field: 'orderCount' }, 'comparison'],
  [{ field: 'orderCount', is: 3, atLeast: 2 }, 'comparison'],
  [{ field: 'orderCount', above: 3 }, 'comparison'],
  [{ field: 'orderCount', atLeast: '3' }, 'number'],
  [{ field: 'orderCount', atLeast: 2.5 }, 'number'],
  [{ field: 'recencyScore', is: 6 }, 'number'],
  [{ field: 'churnRisk90', atLeast: 40 }, 'number'],
  [{ field: 'netRevenueMinor', between: [500, 100] }, 'order'],
  [{ field: 'stage', is: 'asleep' }, 'choice'],
  [{ field: 'firstCountry', is: 'x'.repeat(256) }, 'text'],
  [{ field: 'stage', in: [] }, 'many'],
  [{ field: 'firstOrderBetween', from: '2026-02-30', to: '2026-03-01' }, 'day'],
  [{ field: 'firstOrderBetween', from: '2026-03-02', to: '2026-03-01' }, 'order'],
  [{ field: 'boughtProduct', is: -1 }, 'number'],
  [{ field: 'startedWith' }, 'comparison'],
  [{ field: 'secondOrderWithin', days: 0, did: true }, 'number'],
  [{ field: 'secondOrderWithin', days: 30 }, 'form'],
])('a rule with %j is refused: %s', (condition, refusal) => {
  expect(read(condition)).toEqual({ refusal, condition: 0 });
});

test('what is no rule at all is refused as a whole', () => {
  const whole = (refusal: string) => ({ refusal, condition: null });
  expect(readBuyerRule('')).toEqual(whole('form'));
  expect(readBuyerRule('[]')).toEqual(whole('form'));
  expect(readBuyerRule('{"any":[]}')).toEqual({ refusal: 'form', condition: null });
  expect(readBuyerRule(`{"all":[]}${' '.repeat(20_000)}`)).toEqual(whole('many'));
  const many = Array.from({ length: 21 }, () => ({ field: 'orderCount', is: 1 }));
  expect(readBuyerRule(JSON.stringify({ all: many }))).toEqual(whole('many'));
});

/** Three buyers: 1 came once and is at risk, 2 is loyal, 3 is known by little. */
function openShop() {
  const db = openTestDatabase();
  const day = (text: string) => Date.parse(`${text}T12:00:00Z`);
  insertProfile(db, SHOP, 1, {
    firstOrderAt: day('2026-01-05'),
    lastOrderAt: day('2026-01-05'),
    netRevenueMinor: 5000,
    stage: 'atRisk',
    rhythmDays: 30,
    orderProbability90: 0.25,
    firstCountry: 'DE',
    recencyScore: 2,
    dueProducts: JSON.stringify([{ productId: 10, dueAt: ASOF + 3 * DAY, probability: 0.4 }]),
    dueAt: ASOF + 3 * DAY,
  });
  insertProfile(db, SHOP, 2, {
    firstOrderAt: day('2026-02-01'),
    lastOrderAt: ASOF,
    orderCount: 4,
    netRevenueMinor: 20_000,
    stage: 'loyal',
    firstDiscounted: 1,
    medianGapSeconds: 10 * 86_400,
  });
  insertProfile(db, SHOP, 3, { firstOrderAt: day('2026-03-30'), lastOrderAt: day('2026-03-30') });
  insertProfile(db, SHOP + 1, 4, { stage: 'loyal' });
  db.sql.exec(`INSERT INTO Product (shopId, productId, title, handle, productType, status, createdAt, updatedAt)
    VALUES (1, 10, 'Beans', 'beans', 'Coffee', 'active', 0, 0), (1, 11, 'Pot', 'pot', 'Tea', 'active', 0, 0)`);
  return db;
}

function find(db: ReturnType<typeof openShop>, rule: BuyerRule, ianaTimezone = 'UTC'): number[] {
  const { sql, values } = toSql(rule, { shopId: SHOP, ianaTimezone, asOf: ASOF });
  return db.sql
    .prepare(`SELECT customerId FROM BuyerProfile AS buyer WHERE ${sql} ORDER BY customerId`)
    .pluck()
    .all(...values) as number[];
}

const MET: readonly (readonly [Condition, readonly number[]])[] = [
  [{ field: 'stage', is: 'atRisk' }, [1]],
  // Unknown is neither the one nor the other.
  [{ field: 'stage', is: 'atRisk', not: true }, [2]],
  [{ field: 'stage', in: ['atRisk', 'loyal'] }, [1, 2]],
  [{ field: 'orderCount', atLeast: 2 }, [2]],
  [{ field: 'orderCount', atLeast: 2, not: true }, [1, 3]],
  [{ field: 'netRevenueMinor', between: [5000, 20_000] }, [1, 2]],
  [{ field: 'recencyScore', in: [1, 2] }, [1]],
  // 5 January noon to 31 March noon: 26 + 28 + 31 = 85 days.
  [{ field: 'daysSinceLastOrder', is: 85 }, [1]],
  [{ field: 'daysSinceLastOrder', atMost: 1 }, [2, 3]],
  // 85 days since, 30 usual.
  [{ field: 'daysPastRhythm', is: 55 }, [1]],
  [{ field: 'medianGapDays', is: 10 }, [2]],
  [{ field: 'churnRisk90', is: 0.75 }, [1]],
  [{ field: 'firstDiscounted', is: true }, [2]],
  [{ field: 'firstDiscounted', is: false }, [1, 3]],
  [{ field: 'firstCountry', is: '' }, [2, 3]],
  [{ field: 'dueInDays', between: [0, 6] }, [1]],
  [{ field: 'dueProduct', is: 10 }, [1]],
  [{ field: 'dueProduct', in: [10, 11], withinDays: 2 }, []],
  [{ field: 'firstOrderBetween', from: '2026-01-05', to: '2026-02-01' }, [1, 2]],
  [{ field: 'lastOrderBetween', from: '2026-03-30', to: '2026-03-30' }, [3]],
  [{ field: 'customerId', is: 2 }, [2]],
];

test('each condition is met by the buyers it names', () => {
  const db = openShop();
  for (const [condition, buyers] of MET)
    expect(find(db, { all: [condition] }), JSON.stringify(condition)).toEqual(buyers);
});

test('conditions hold together, and none means every buyer of the shop', () => {
  const db = openShop();
  expect(find(db, { all: [] })).toEqual([1, 2, 3]);
  expect(
    find(db, {
      all: [
        { field: 'orderCount', is: 1 },
        { field: 'stage', is: 'atRisk' },
      ],
    }),
  ).toEqual([1]);
});

test('bought and ordered ask the counted orders, days as the shop counts them', () => {
  const db = openShop();
  const at = (text: string) => Date.parse(text);
  insertOrder(db, SHOP, {
    orderId: 1,
    customerId: 1,
    orderedAt: at('2026-01-05T12:00:00Z'),
    lines: [{ productId: 10 }],
  });
  insertOrder(db, SHOP, {
    orderId: 2,
    customerId: 2,
    orderedAt: at('2026-02-28T23:30:00Z'),
    lines: [{ productId: 11 }],
  });
  insertOrder(db, SHOP, {
    orderId: 3,
    customerId: 3,
    orderedAt: at('2026-03-30T12:00:00Z'),
    lines: [{ productId: 10 }],
  });
  insertOrder(db, SHOP, { orderId: 4, customerId: 2, orderedAt: at('2026-02-01T12:00:00Z'), lines: [] });
  insertOrder(db, SHOP, { orderId: 5, customerId: 2, orderedAt: at('2026-04-02T12:00:00Z'), lines: [] });
  insertOrder(db, SHOP, { orderId: 6, customerId: 3, orderedAt: at('2026-02-10T12:00:00Z'), lines: [] });
  db.sql.exec(`UPDATE "Order" SET cancelledAt = 1 WHERE orderId = 3;
    UPDATE BuyerProfile SET secondOrderAt = ${at('2026-02-28T23:30:00Z')}, lastOrderAt = ${at('2026-04-02T12:00:00Z')} WHERE customerId = 2;
    UPDATE BuyerProfile SET firstOrderAt = lastOrderAt - ${48 * DAY}, lastOrderAt = lastOrderAt - ${48 * DAY} WHERE customerId = 3`);
  expect(find(db, { all: [{ field: 'boughtProduct', is: 10 }] })).toEqual([1]);
  expect(find(db, { all: [{ field: 'boughtProduct', is: 10, not: true }] })).toEqual([2, 3]);
  expect(find(db, { all: [{ field: 'boughtType', in: ['Coffee', 'Tea'] }] })).toEqual([1, 2]);
  const march = { field: 'orderedBetween', from: '2026-03-01', to: '2026-03-31', did: true } as const;
  expect(find(db, { all: [march] })).toEqual([]);
  // Half past eleven in London is the first of March in Berlin.
  expect(find(db, { all: [march] }, 'Europe/Berlin')).toEqual([2]);
  expect(find(db, { all: [{ ...march, did: false }] }, 'Europe/Berlin')).toEqual([1, 3]);
  expect(find(db, { all: [{ ...march, not: true }] }, 'Europe/Berlin')).toEqual([1, 3]);
});

test('started with asks the first counted order, second order within those who had the time', () => {
  const db = openShop();
  const add = (orderId: number, customerId: number, day: string, productId: number, refunded = 0) =>
    insertOrder(db, SHOP, {
      ...{ orderId, customerId, orderedAt: Date.parse(`${day}T12:00:00Z`) },
      lines: [{ productId, refunded: refunded ? [{ quantity: refunded, netMinor: 0 }] : [] }, { productId: 12 }],
    });
  // Buyer 1 began with 10 and 12, kept both. Buyer 2 gave 10 back, and came again for it after 30 days to the minute.
  add(11, 1, '2026-01-05', 10);
  add(21, 2, '2026-02-01', 10, 1);
  add(22, 2, '2026-03-03', 10);
  // Buyer 3 is of the day before yesterday; of two orders of one instant the smaller id is the first.
  add(32, 3, '2026-03-30', 10);
  add(31, 3, '2026-03-30', 11);
  db.sql.exec(`UPDATE BuyerProfile SET secondOrderAt = unixepoch('2026-03-03 12:00') * 1000 WHERE customerId = 2;
    UPDATE BuyerProfile SET orderCount = 2, secondOrderAt = unixepoch('2026-03-30 12:00') * 1000 WHERE customerId = 3`);
  expect(find(db, { all: [{ field: 'startedWith', is: 10 }] })).toEqual([1]);
  expect(find(db, { all: [{ field: 'startedWith', in: [10, 11] }] })).toEqual([1, 3]);
  expect(find(db, { all: [{ field: 'startedWith', is: 10, not: true }] })).toEqual([2, 3]);
  // The first of buyer 3 is cancelled: the other one is the first.
  db.sql.exec('UPDATE "Order" SET cancelledAt = 1 WHERE orderId = 31');
  expect(find(db, { all: [{ field: 'startedWith', is: 10 }] })).toEqual([1, 3]);
  db.sql.exec('UPDATE "Order" SET cancelledAt = NULL WHERE orderId = 31');

  const second = (days: number, did: boolean) => find(db, { all: [{ field: 'secondOrderWithin', days, did }] });
  // 1 February to 3 March are 30 days. Of buyer 3 nothing is known after 30 days, but after one it is.
  expect(second(30, true)).toEqual([2]);
  expect(second(29, true)).toEqual([]);
  expect(second(30, false)).toEqual([1]);
  expect(second(1, true)).toEqual([3]);
  expect(second(1, false)).toEqual([1, 2]);
  expect(find(db, { all: [{ field: 'secondOrderWithin', days: 30, did: true, not: true }] })).toEqual([1]);
});

test('a value never becomes part of the statement', () => {
  const evil = `'; DROP TABLE BuyerProfile; --`;
  const { sql } = toSql(
    { all: [{ field: 'firstProductType', is: evil }] },
    { shopId: SHOP, ianaTimezone: 'UTC', asOf: 0 },
  );
  expect(sql).not.toContain('DROP');
  expect(find(openShop(), { all: [{ field: 'firstProductType', is: evil }] })).toEqual([]);
});
