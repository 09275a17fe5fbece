import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listBuyers, SORTS, type BuyerPage, type ListQuery } from '#app/profiles/segments/list-buyers.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { insertProfile } from '#tests/support/insert-profile.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';

const SHOP = { id: 1, ianaTimezone: 'UTC' };
const ALL: ListQuery = { rule: { all: [] }, sort: 'customerId', direction: 'asc', search: '' };
const idsOf = ({ rows }: BuyerPage) => rows.map(({ customerId }) => customerId);

test('a list is read page by page, forwards and back, whatever it is sorted by: everybody once, unknown values last', () => {
  const db = openTestDatabase();
  const values: (number | null)[] = [];
  db.sql.exec('BEGIN');
  for (let id = 1; id <= 163; id++) {
    // Few values, so that many share one; every fifth is unknown.
    const value = id % 5 === 0 ? null : (id * 7919) % 11;
    values.push(value);
    insertProfile(db, 1, id, { orderProbability90: value === null ? null : value / 11, orderCount: 1 + (id % 3) });
  }
  insertProfile(db, 2, 999);
  db.sql.exec('COMMIT');
  for (const sort of ['orderProbability90', 'orderCount', 'customerId'] as const)
    for (const direction of ['asc', 'desc'] as const) {
      const query = { ...ALL, sort, direction };
      const pages = [listBuyers(db, SHOP, query)];
      while (pages.at(-1)!.next) pages.push(listBuyers(db, SHOP, { ...query, after: pages.at(-1)!.next! }));
      expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 50, 13]);
      const ids = pages.flatMap(idsOf);
      const sign = direction === 'asc' ? 1 : -1;
      const valueOf = (id: number) =>
        sort === 'customerId' ? id : sort === 'orderCount' ? 1 + (id % 3) : (values[id - 1] ?? null);
      const expected = values
        .map((_, at) => at + 1)
        .sort((a, b) => {
          const [x, y] = [valueOf(a), valueOf(b)];
          if ((x === null) !== (y === null)) return x === null ? 1 : -1;
          return sign * ((x ?? 0) - (y ?? 0) || a - b);
        });
      expect(ids).toEqual(expected);
      // And back.
      let page = pages[3]!;
      for (const before of [pages[2]!, pages[1]!, pages[0]!]) {
        page = listBuyers(db, SHOP, { ...query, before: page.previous! });
        expect(idsOf(page)).toEqual(idsOf(before));
      }
      expect(pages[0]!.previous).toBeNull();
      expect(page.previous).toBeNull();
    }
});

test('a buyer who comes meanwhile moves nobody across the pages', () => {
  const db = openTestDatabase();
  db.sql.transaction(() => {
    for (let id = 1; id <= 120; id++) insertProfile(db, 1, id * 10, { netRevenueMinor: id });
  })();
  const query = { ...ALL, sort: 'netRevenueMinor', direction: 'desc' } as const;
  const first = listBuyers(db, SHOP, query);
  insertProfile(db, 1, 5, { netRevenueMinor: 1_000_000 });
  const second = listBuyers(db, SHOP, { ...query, after: first.next! });
  expect(idsOf(first).at(-1)).toBe(710);
  expect(idsOf(second)[0]).toBe(700);
});

test('search finds a customer by number and by order, and nobody else', () => {
  const db = openTestDatabase();
  for (const id of [7, 8, 1001]) insertProfile(db, 1, id);
  insertOrder(db, 1, { orderId: 1, orderedAt: 1, customerId: 7, lines: [] });
  db.sql.exec(`UPDATE "Order" SET name = '#1001'`);
  const find = (search: string) => idsOf(listBuyers(db, SHOP, { ...ALL, search }));
  expect(find('8')).toEqual([8]);
  expect(find('#1001')).toEqual([7]);
  // A number may be either.
  expect(find(' 1001 ')).toEqual([7, 1001]);
  expect(find('Ada')).toEqual([]);
  expect(find('%')).toEqual([]);
});

test('nothing in an address breaks a list', () => {
  const db = openTestDatabase();
  insertProfile(db, 1, 1);
  fc.assert(
    fc.property(
      fc.constantFrom(...SORTS),
      fc.oneof(fc.constant(null), fc.double({ noNaN: true })),
      fc.nat(),
      fc.string(),
      (sort, value, customerId, search) => {
        const edge = { value, customerId };
        expect(listBuyers(db, SHOP, { ...ALL, sort, search, after: edge }).rows.length).toBeLessThanOrEqual(1);
        expect(listBuyers(db, SHOP, { ...ALL, sort, search, before: edge }).rows.length).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 60 },
  );
});
