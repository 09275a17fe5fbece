import type { StoreParts } from './store-parts.ts';
import type { CustomerRow, EmailRow } from './types.ts';

/**
 * Note that a customer agreed to e-mails or took it back, and tell of it. Shopify does not call that an update of the customer.
 *
 * @throws {Error} if the customer is unknown.
 */
export function setEmailConsent(parts: StoreParts, id: string, marketingState: EmailRow['marketingState']): void {
  const set = parts.sql.transaction((): CustomerRow => {
    const known = parts.getCustomer(id);
    if (!known) throw new Error(`Cannot set the consent: the customer must be known, got "${id}".`);
    const customer = { ...known, defaultEmailAddress: { marketingState, marketingUpdatedAt: parts.now() } };
    parts.write.customer(customer);
    return customer;
  });
  parts.tell({ kind: 'consent-changed', customer: set.immediate() });
}
