import { expect, test } from 'vitest';
import { fitNothing } from '#ml/profiles/fit-nothing.ts';
import { getShopVersions } from '#app/ingest/get-shop-versions.ts';
import { getBuyerCard } from '#app/measurement/buyer/get-buyer-card.ts';
import { getBuyer } from '#app/measurement/buyer/get-buyer.ts';
import { encodeProfileFit } from '#app/profiles/encode-profile-fit.ts';
import { beginRefit, finishRefit } from '#app/profiles/refit.ts';
import { DAY } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { insertProfile } from '#tests/support/insert-profile.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const NOW = Date.UTC(2026, 2, 1);
const ADA = 5741;

test('nobody is reminded of what cannot be bought any more', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  insertOrder(db, shopId, { orderId: 1, orderedAt: NOW - 20 * DAY, customerId: ADA, lines: [{ productId: 4 }] });
  const product = db.sql.prepare(
    `INSERT INTO Product (shopId, productId, title, handle, status, deletedAt, createdAt, updatedAt)
     VALUES (?, ?, ?, '', ?, ?, 0, 0)`,
  );
  product.run(shopId, 1, 'Gone mug', 'active', NOW);
  product.run(shopId, 2, 'Archived mug', 'archived', null);
  product.run(shopId, 4, 'Sage mug', 'active', null);
  // The likeliest first; product 3 was never in the catalogue.
  const dueProducts = [1, 2, 3, 4].map((productId) => ({ productId, dueAt: NOW, probability: 0.9 - productId / 10 }));
  const bought = { firstOrderAt: NOW - 20 * DAY, lastOrderAt: NOW - 20 * DAY, scoredAt: NOW };
  insertProfile(db, shopId, ADA, { ...bought, stage: 'active', dueProducts: JSON.stringify(dueProducts) });
  const curve = { fromOrder: 1, toOrder: null, waits: 50, returned: 40, basis: 'all', days: [], back: [] } as const;
  const curves = [{ ...curve, p50Days: 30, p75Days: 60, p90Days: 90 }];
  const refit = { shopId, number: beginRefit(db, shopId), versions: getShopVersions(db, shopId) };
  finishRefit(db, refit, { ...encodeProfileFit({ ...fitNothing(), curves }), asOf: NOW, orderCount: 1 });
  const step = () => getBuyer(db, shopId, ADA).figures?.step;
  expect(step()).toMatchObject({ kind: 'remind', productId: 4, probability: 0.5 });
  const card = getBuyerCard(db, { id: shopId, currency: 'GBP', ianaTimezone: 'UTC' }, String(ADA));
  expect(card.buyer?.step).toMatchObject({ kind: 'remind', product: 'Sage mug' });
  db.sql.exec(`UPDATE Product SET status = 'draft' WHERE productId = 4`);
  expect(step()).toMatchObject({ kind: 'leave' });
});
