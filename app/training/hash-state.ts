import { createHash, type Hash } from 'node:crypto';
import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import { transposeMatrix } from '#ml/data/transpose-matrix.ts';
import { countTogether, createTogetherCounts } from '#ml/models/count-together.ts';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { Database } from '../db.server.ts';
import { loadOrders } from '../ingest/load-orders.ts';
import { loadProfiles } from '../profiles/load-profiles.ts';
import { selectPurchases } from './select-purchases.ts';

/**
 * Hash everything derived of a shop: its profiles as stored, how often products are bought alone and together, and the
 * model its orders give. A function of the set of accepted order facts: not of the order in which they came, how often,
 * when, under which shop id, or of the catalogue.
 *
 * @returns SHA-256 in 64 hex digits.
 */
export function hashState(db: Database, shopId: number): string {
  const hash = createHash('sha256').update('regulars state 1\n');
  for (const profile of loadProfiles(db, shopId)) hashProfile(hash, profile);
  const purchases = selectPurchases(loadOrders(db, shopId));
  const model = trainShopModel(purchases);
  hashCounts(hash, buildBasketMatrix(purchases, model.vocabulary));
  return hash.update(encodeShopModel(model)).digest('hex');
}

function hashProfile(hash: Hash, profile: BuyerProfile): void {
  const { customerId, firstOrderAt, lastOrderAt, orderCount, netRevenueMinor, gapSeconds, medianGapSeconds } = profile;
  hash.update(
    `${customerId} ${firstOrderAt} ${lastOrderAt} ${orderCount} ${netRevenueMinor} ${gapSeconds.join(',')} ${medianGapSeconds}\n`,
  );
}

/** For each product: its orders, then each later product bought with it and how often; all orders, however large. */
function hashCounts(hash: Hash, baskets: ReturnType<typeof buildBasketMatrix>): void {
  const transposed = transposeMatrix(baskets);
  const room = createTogetherCounts(baskets.columnCount);
  for (let product = 0; product < baskets.columnCount; product++) {
    countTogether(baskets, transposed, product, room);
    const orders = transposed.offsets[product + 1]! - transposed.offsets[product]!;
    const later = room.touched
      .subarray(0, room.size)
      .filter((other) => other > product)
      .sort();
    const row = new Uint32Array(2 + 2 * later.length);
    row[0] = product;
    row[1] = orders;
    for (const [i, other] of later.entries()) {
      row[2 + 2 * i] = other;
      row[3 + 2 * i] = room.counts[other]!;
    }
    hash.update(row);
  }
}
