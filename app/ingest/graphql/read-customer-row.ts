import { z } from 'zod';
import type { CustomerFact, EmailConsentFact } from '../facts.ts';
import { emailConsent, instant } from '../wire-fields.ts';
import { gid } from './fields.ts';
import { parseRow } from './parse-row.ts';

const schema = z.object({
  id: gid('Customer'),
  createdAt: instant.nullish(),
  updatedAt: instant,
  defaultEmailAddress: z
    .object({ marketingState: emailConsent, marketingUpdatedAt: instant.nullish() }, 'must be an object')
    .nullish(),
});

export interface CustomerRow {
  readonly customer: CustomerFact;
  /** Null for a customer who was never asked, never answered, or has no address. */
  readonly emailConsent: EmailConsentFact | null;
}

/**
 * Read a customer of the Admin GraphQL API: the id, its instants and whether it may be sent e-mails, nothing of the
 * person. @throws {RowError} if it is malformed.
 */
export function readCustomerRow(row: unknown): CustomerRow {
  const { id: customerId, createdAt = null, updatedAt, defaultEmailAddress } = parseRow(schema, 'customer', row);
  const consentedAt = defaultEmailAddress?.marketingUpdatedAt ?? null;
  return {
    customer: { customerId, createdAt, updatedAt },
    emailConsent:
      defaultEmailAddress && consentedAt !== null
        ? { customerId, state: defaultEmailAddress.marketingState, updatedAt: consentedAt }
        : null,
  };
}
