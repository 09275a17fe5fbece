import type { StoreParts } from './store-parts.ts';
import type { CustomerRow } from './types.ts';

/** Give a customer these tags, sorted and once each, and tell of it if they are others. @returns null for nobody. */
export function setCustomerTags(parts: StoreParts, id: string, wanted: readonly string[]): CustomerRow | null {
  const tags = [...new Set(wanted)].sort();
  const set = parts.sql.transaction(() => {
    const known = parts.getCustomer(id);
    if (!known || known.tags.join() === tags.join()) return { customer: known ?? null, isChanged: false };
    const customer: CustomerRow = { ...known, tags, updatedAt: parts.now() };
    parts.write.customer(customer);
    return { customer, isChanged: true };
  });
  const { customer, isChanged } = set.immediate();
  if (customer && isChanged) parts.tell({ kind: 'customer-updated', customer });
  return customer;
}
