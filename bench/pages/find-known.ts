import { createSegment } from '#app/profiles/segments/create-segment.ts';
import type { KnownOfShop } from './admin-pages.ts';
import type { BenchAdmin } from './start-admin.ts';

const MOST = 64;

/** Find what addresses of pages name: buyers with many orders and with few, products, types, a segment made for it. */
export function findKnown({ db, shopId }: BenchAdmin): KnownOfShop {
  const list = <T>(text: string) => db.sql.prepare(text).pluck().all(shopId, MOST) as T[];
  const rule = { all: [{ field: 'stage' as const, is: 'loyal' }] };
  return {
    customerIds: [
      ...list<number>(
        'SELECT customerId FROM BuyerProfile WHERE shopId = ? ORDER BY orderCount DESC, customerId LIMIT ?',
      ),
      ...list<number>('SELECT customerId FROM BuyerProfile WHERE shopId = ? ORDER BY customerId LIMIT ?'),
    ],
    productIds: list<number>('SELECT productId FROM Product WHERE shopId = ? ORDER BY productId LIMIT ?'),
    types: list<string>('SELECT DISTINCT productType FROM Product WHERE shopId = ? ORDER BY productType LIMIT ?'),
    segmentId: createSegment(db, shopId, { name: 'Loyal buyers', rule }, Date.now())!,
  };
}
