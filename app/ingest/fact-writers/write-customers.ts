import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';
import type { FactWriter } from '../facts.ts';
import { buildUpsert } from './build-upsert.ts';
import type { Tombstones } from './open-tombstones.ts';

const CUSTOMER = buildUpsert({
  table: 'Customer',
  keys: ['shopId', 'customerId'],
  version: 'updatedAt',
  columns: { createdAt: 'max' },
  // A deletion is final.
  ever: { deletedAt: 'max' },
});

/** Accepts customers, by id only. */
export function createCustomerWriter(
  db: Database,
  shopId: number,
  tombstones: Tombstones,
): Pick<FactWriter, 'customer' | 'customerDeleted'> {
  const customer = prepareOnce(db, CUSTOMER);
  return {
    customer({ customerId, updatedAt, createdAt }) {
      if (tombstones.redactedAt('customer', customerId) !== null) return;
      customer.run(shopId, customerId, updatedAt, createdAt, null);
    },
    customerDeleted(customerId, at) {
      if (tombstones.redactedAt('customer', customerId) !== null) return;
      customer.run(shopId, customerId, 0, null, at);
    },
  };
}
