import type { Database } from '../db.server.ts';
import { openTombstones } from './fact-writers/open-tombstones.ts';
import { prepareOnce } from './prepare-once.ts';

/** Whether somebody may be sent e-mails, as Shopify last said. */
export interface CustomerConsent {
  /** Null where it cannot be told. */
  readonly state: 'subscribed' | 'notSubscribed' | 'unsubscribed' | 'pending' | null;
  /** When it last changed; 0 if it never has. */
  readonly updatedAt: number;
}

/** What the shop's facts say of a customer id. */
export type CustomerState =
  | { readonly state: 'known'; readonly consent: CustomerConsent | null }
  /** Erased at the request of the customer: nothing is kept. */
  | { readonly state: 'erased'; readonly erasedAt: number }
  /** Deleted in Shopify. */
  | { readonly state: 'deleted'; readonly deletedAt: number; readonly consent: CustomerConsent | null }
  /** Never heard of in this shop. */
  | { readonly state: 'unknown' };

const CUSTOMER = 'SELECT deletedAt FROM Customer WHERE shopId = ? AND customerId = ?';
const CONSENT = 'SELECT state, updatedAt FROM EmailConsent WHERE shopId = ? AND customerId = ?';
const MENTIONS = `SELECT 1 FROM "Order" WHERE shopId = @shopId AND customerId = @customerId
  UNION ALL SELECT 1 FROM VisitorIdentity INDEXED BY "VisitorIdentity_shopId_customerId_idx"
  WHERE shopId = @shopId AND customerId = @customerId LIMIT 1`;

/** Get who a customer id of a shop is. Orders and visits may be known before the customer is. */
export function getCustomer(db: Database, shopId: number, customerId: number): CustomerState {
  const erasedAt = openTombstones(db, shopId, null).redactedAt('customer', customerId);
  if (erasedAt !== null) return { state: 'erased', erasedAt };
  const customer = prepareOnce(db, CUSTOMER).get(shopId, customerId) as { deletedAt: number | null } | undefined;
  if (!customer && !prepareOnce(db, MENTIONS).get({ shopId, customerId })) return { state: 'unknown' };
  const consent = (prepareOnce(db, CONSENT).get(shopId, customerId) as CustomerConsent | undefined) ?? null;
  return customer?.deletedAt
    ? { state: 'deleted', deletedAt: customer.deletedAt, consent }
    : { state: 'known', consent };
}
