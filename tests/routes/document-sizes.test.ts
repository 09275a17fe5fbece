import { expect, test } from 'vitest';
import { generateShop } from '../../bench/generate-shop.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { openAdmin } from './open-admin.ts';

/** The most a document may weigh, in kB before compression, for a shop of three years. */
const MOST: Readonly<Record<string, number>> = {
  '/app': 40,
  '/app/repeat-purchases': 150,
  '/app/repeat-purchases?period=all&unit=week': 250,
  '/app/cohorts': 90,
  '/app/cohorts?period=all&unit=week': 250,
  '/app/time-to-next-order': 250,
  '/app/product-report': 250,
  '/app/buyers': 140,
  '/app/buyers/list': 80,
};

test('documents of a shop with three years of orders stay lean', async () => {
  const admin = await openAdmin();
  generateShop(admin.db, admin.shopId, { orders: 6000, buyers: 1800, products: 200 });
  rebuildProfiles(admin.db, admin.shopId);
  for (const [path, most] of Object.entries(MOST)) {
    const address = new URL(await admin.open(path));
    const response = await admin.askBare(address.pathname + address.search);
    const { byteLength } = await response.arrayBuffer();
    expect([response.status, byteLength < most * 1000], `${path}: ${byteLength}`).toEqual([200, true]);
  }
});
