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

const CONSENT = buildUpsert({
  table: 'EmailConsent',
  keys: ['shopId', 'customerId'],
  version: 'updatedAt',
  columns: { state: 'max' },
});

/** Accepts customers, by id only, and whether they may be sent e-mails. */
export function createCustomerWriter(
  db: Database,
  shopId: number,
  tombstones: Tombstones,
): Pick<FactWriter, 'customer' | 'customerDeleted' | 'emailConsent'> {
  const consent = prepareOnce(db, CONSENT);
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
    emailConsent({ customerId, updatedAt, state }) {
      if (tombstones.redactedAt('customer', customerId) !== null) return;
      consent.run(shopId, customerId, updatedAt, state);
    },
  };
}
