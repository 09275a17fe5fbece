import { expect, test } from 'vitest';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Buyers who order a product twice, and never again: `sizes[i]` of product i + 1, each product of a type of its own. */
async function askJourneys(sizes: readonly number[]) {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const product = db.sql.prepare(`INSERT INTO Product (shopId, productId, title, handle, productType, status, createdAt,
    updatedAt) VALUES (?, ?, 'P', ?, ?, 'active', 0, 0)`);
  let orderId = 0;
  let customerId = 0;
  db.sql.transaction(() => {
    for (const [i, size] of sizes.entries()) {
      product.run(shopId, i + 1, `p-${i}`, `Type ${String(i).padStart(2, '0')}`);
      for (let n = 0; n < size; n++) {
        customerId += 1;
        for (const day of [1, 2])
          insertOrder(db, shopId, {
            orderId: ++orderId,
            customerId,
            orderedAt: day * DAY,
            lines: [{ productId: i + 1 }],
          });
      }
    }
  })();
  return createReports(db).ask({ id: shopId }, 'products-journeys', {});
}

test('with very many types the drawing is of the largest, and says how much it leaves out', async () => {
  // 6 types of 21 buyers, 24 of 10: of 2 (126 + 240) steps, 2 x 240 are of the others.
  const sizes = [...Array<number>(6).fill(21), ...Array<number>(24).fill(10)];
  const { drawn, otherShare } = await askJourneys(sizes);
  expect(otherShare).toBeCloseTo(480 / 732, 10);
  // Each type goes on to itself, and then waits.
  expect(drawn).toHaveLength(12);
  expect(drawn.every(({ from, buyers }) => from !== 'other' && buyers === 21)).toBe(true);
});

test('where the others are few they are drawn, and where there are only others too', async () => {
  const few = await askJourneys([...Array<number>(6).fill(21), 10]);
  expect(few.otherShare).toBeCloseTo(20 / 272, 10);
  expect(few.drawn.filter(({ from }) => from === 'other')).toHaveLength(2);
  const only = await askJourneys(Array<number>(8).fill(3));
  expect(only.otherShare).toBe(1);
  expect(only.drawn.reduce((sum, { buyers }) => sum + buyers, 0)).toBe(48);
});
