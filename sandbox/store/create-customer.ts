import { countUp } from './count-up.ts';
import { gid } from './gid.ts';
import type { StoreParts } from './store-parts.ts';
import type { CustomerRow } from './types.ts';

/** A new customer account. */
export interface CustomerInput {
  readonly displayName: string;
  readonly locale?: string;
}

/** Create a customer account and tell of it. */
export function createCustomer(parts: StoreParts, { displayName, locale = 'en' }: CustomerInput): CustomerRow {
  const create = parts.sql.transaction(() => {
    const at = parts.now();
    const id = gid.write('Customer', countUp(parts.sql, 'customer'));
    const customer: CustomerRow = {
      id,
      createdAt: at,
      updatedAt: at,
      state: 'ENABLED',
      locale,
      tags: [],
      displayName,
      habit: '',
    };
    parts.write.customer(customer);
    return customer;
  });
  const customer = create.immediate();
  parts.tell({ kind: 'customer-created', customer });
  return customer;
}
