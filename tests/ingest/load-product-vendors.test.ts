import { expect, test } from 'vitest';
import { loadProductVendors } from '#app/ingest/load-product-vendors.ts';
import { accept, product } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('vendors are those of the shop: another may have a product of the same id', () => {
  const db = openTestDatabase();
  const [first, second] = [addTestShop(db), addTestShop(db, 'other.myshopify.com')];
  accept(db, first, (facts) => facts.product(product({ productId: 1, vendor: 'North' }), []));
  accept(db, second, (facts) => {
    facts.product(product({ productId: 1, vendor: 'South' }), []);
    facts.product(product({ productId: 2, vendor: 'West' }), []);
  });
  expect([...loadProductVendors(db, first)]).toEqual([[1, 'North']]);
  expect([...loadProductVendors(db, second)]).toEqual([
    [1, 'South'],
    [2, 'West'],
  ]);
});
