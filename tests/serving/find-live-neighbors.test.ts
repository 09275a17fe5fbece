import { expect, test } from 'vitest';
import { createLiveOrders } from '#ml/models/live/live-orders.ts';
import { putOrder } from '#ml/models/live/put-order.ts';
import { findLiveNeighbors } from '#app/serving/find-live-neighbors.ts';
import { createLiveCounts } from '#app/serving/live/create-live-counts.ts';
import { readEvidence } from '#app/serving/read-evidence.ts';
import { recommend } from '#app/serving/recommend.ts';
import { ask, DAY, makeProduct, makeServedShop, NOW } from './make-served-shop.ts';

function countLive(baskets: readonly (readonly number[])[]) {
  const orders = createLiveOrders();
  for (const [i, productIds] of baskets.entries()) {
    const order = { orderId: i + 1, orderedAt: NOW - (50 - i) * DAY, buyerId: i + 1 };
    putOrder(orders, { ...order, productIds: Float64Array.from(productIds) });
  }
  return { orders, live: createLiveCounts(orders) };
}

test('the rows of what is asked are added, each product with an even voice', () => {
  const { live } = countLive([[1, 2], [1, 2], [1, 3], [4, 3], [1], [1]]);
  const [first] = findLiveNeighbors(live, [1]);
  const row = live.coPurchaseRow(1);
  expect(first).toMatchObject({ productId: 2, because: 1 });
  // Product 1 is in five orders: its row counts 1 / sqrt(5).
  expect(first!.score).toBeCloseTo(row.scores[row.productIds.indexOf(2)]! / Math.sqrt(5), 6);
  const both = findLiveNeighbors(live, [4, 1, 1]);
  expect(both.map(({ productId }) => productId)).not.toContain(1);
  expect(both.map(({ productId }) => productId)).not.toContain(4);
  expect(findLiveNeighbors(live, [1, 4])).toEqual(both);
  expect(findLiveNeighbors(live, [1], { isAllowed: (id) => id !== 2 }).map(({ productId }) => productId)).not.toContain(
    2,
  );
  expect(findLiveNeighbors(live, [99])).toEqual([]);
});

test('an order that comes later is counted in reasons and makes new pairs', () => {
  const baskets = [[1, 2], [1, 2], [3], [4]];
  const shop = makeServedShop(
    [1, 2, 3, 4].map((id) => makeProduct(id)),
    baskets.map((products, i) => ({ daysAgo: 50 - i, buyer: i + 1, products })),
  );
  const { orders, live } = countLive(baskets);
  const counting = { ...shop, live };
  expect(readEvidence(shop, 'orders', 1, 2).together).toBe(2);
  expect(readEvidence(counting, 'orders', 1, 2).together).toBe(2);
  expect(readEvidence({ ...shop, model: null }, 'orders', 1, 2)).toEqual({ together: 0, expected: 0 });
  const withThree = () =>
    recommend(counting, ask({ productId: 1 })).slots.filter(
      ({ position, reason }) => reason.kind === 'co-purchase' && counting.catalog.products[position]!.productId === 3,
    );
  expect(withThree()).toEqual([]);
  for (const orderId of [91, 92]) {
    putOrder(orders, { orderId, orderedAt: NOW, buyerId: orderId, productIds: Float64Array.of(1, 3) });
  }
  putOrder(orders, { orderId: 93, orderedAt: NOW, buyerId: 93, productIds: Float64Array.of(1, 2) });
  expect(readEvidence(counting, 'orders', 1, 2).together).toBe(3);
  expect(withThree()).toHaveLength(1);
  expect(withThree()[0]!.reason.together).toBe(2);
});
