import { gid } from '../../store/gid.ts';
import type { CustomerRow, ShopRow } from '../../store/types.ts';
import { writeLocalInstant } from './write-local-instant.ts';

/** The made-up e-mail address of a sandbox customer: what Shopify sends to apps that may see it, and ours must not keep. */
export const emailOf = (id: number): string => `customer-${id}@customers.example`;

/** A customer as REST shows it in `customers/*` and in `order.customer`, with personal fields that the app has to leave behind. */
export function writeCustomerPayload(customer: CustomerRow, { ianaTimezone, currencyCode }: ShopRow) {
  const id = gid.read('Customer', customer.id);
  const [firstName = '', ...lastNames] = customer.displayName.split(' ');
  return {
    id,
    created_at: writeLocalInstant(customer.createdAt, ianaTimezone),
    updated_at: writeLocalInstant(customer.updatedAt, ianaTimezone),
    state: customer.state.toLowerCase(),
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: emailOf(id),
    first_name: firstName,
    last_name: lastNames.join(' '),
    phone: `+4420794${String(id % 100000).padStart(5, '0')}`,
    currency: currencyCode,
    addresses: [],
    tax_exemptions: [],
    admin_graphql_api_id: customer.id,
    default_address: {
      id,
      customer_id: id,
      first_name: firstName,
      last_name: lastNames.join(' '),
      address1: '1 Sandbox Street',
      city: 'London',
      zip: 'N1 1AA',
    },
  };
}
