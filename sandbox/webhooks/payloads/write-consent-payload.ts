import { gid } from '../../store/gid.ts';
import type { CustomerRow, ShopRow } from '../../store/types.ts';
import { emailOf } from './write-customer-payload.ts';
import { writeLocalInstant } from './write-local-instant.ts';

/** Whether a customer may be sent e-mails, as `customers_email_marketing_consent/update` tells it, with the address. */
export function writeConsentPayload({ id, defaultEmailAddress: email }: CustomerRow, { ianaTimezone }: ShopRow) {
  const customerId = gid.read('Customer', id);
  const at = email?.marketingUpdatedAt;
  return {
    customer_id: customerId,
    email_address: emailOf(customerId),
    email_marketing_consent: email
      ? {
          state: email.marketingState.toLowerCase(),
          opt_in_level: 'single_opt_in',
          consent_updated_at: at ? writeLocalInstant(at, ianaTimezone) : null,
        }
      : null,
  };
}
