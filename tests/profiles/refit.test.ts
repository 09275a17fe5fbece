import { expect, test } from 'vitest';
import { listBuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import { fitProfiles } from '#ml/profiles/fit-profiles.ts';
import type { Database } from '#app/db.server.ts';
import { encodeProfileFit } from '#app/profiles/encode-profile-fit.ts';
import { getProfileFit } from '#app/profiles/get-profile-fit.ts';
import { loadProfileColumns } from '#app/profiles/load-profile-columns.ts';
import { loadProfiles } from '#app/profiles/load-profiles.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { rebuildStaleProfiles } from '#app/profiles/rebuild-stale-profiles.ts';
import { beginRefit, finishRefit } from '#app/profiles/refit.ts';
import { writeAllProfiles } from '#app/profiles/write-all-profiles.ts';
import { DAY } from '#app/time.ts';
import { accept, line, order, T } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

function buy(db: Database, shopId: number, orderId: number, customerId: number, day: number): void {
  accept(db, shopId, (facts) => {
    facts.order(order({ orderId, customerId, orderedAt: T + day * DAY }));
    facts.orderLine(line({ orderId, lineId: orderId }));
  });
}

function read(db: Database, shopId: number) {
  const { columns, versions } = loadProfileColumns(db, shopId);
  return { shop: { columns, buyers: listBuyerBaskets(columns.customerIds) }, versions };
}

/** What all buyers are by the stored fit. */
function describeAll(db: Database, shopId: number) {
  const { shop } = read(db, shopId);
  return [...describeBuyers(shop.columns, shop.buyers, getProfileFit(db, shopId)!)];
}

test('a refit that fails right after another ended leaves nobody scored by the fit before', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  for (let n = 1; n <= 20; n++) buy(db, shopId, n, 1 + (n % 4), 10 * n);
  rebuildProfiles(db, shopId);
  buy(db, shopId, 30, 2, 290);
  // Its fit is as of day 290. Beside it buyer 1 comes back, and is scored by the fit before.
  const number = beginRefit(db, shopId);
  const { shop, versions } = read(db, shopId);
  const fit = fitProfiles(shop.columns, shop.buyers);
  const encoded = encodeProfileFit(fit);
  buy(db, shopId, 31, 1, 250);
  rebuildStaleProfiles(db, Infinity);
  writeAllProfiles(db, { shopId, number, versions }, shop, encoded);
  finishRefit(db, { shopId, number, versions }, { ...encoded, asOf: fit.asOf, orderCount: 21 });
  expect(loadProfiles(db, shopId), 'buyer 1 is due').not.toEqual(describeAll(db, shopId));
  db.sql.exec(`CREATE TRIGGER broken BEFORE UPDATE ON BuyerProfile BEGIN SELECT raise(ABORT, 'broken'); END`);
  expect(() => rebuildProfiles(db, shopId)).toThrow('broken');
  db.sql.exec('DROP TRIGGER broken');
  rebuildStaleProfiles(db, Infinity);
  expect(loadProfiles(db, shopId)).toEqual(describeAll(db, shopId));
  expect(db.sql.prepare('SELECT count(*) FROM StaleProfile').pluck().get()).toBe(0);
});
