import type { Visit } from '../types.ts';

const CUSTOMERS = 12;

/** What the sandbox bar shows and switches. */
export function describeBar({ session, options, url }: Visit) {
  const { store } = options;
  const customer = session.customerId ? store.getCustomer(session.customerId) : undefined;
  return {
    hidden: session.barHidden,
    customer_id: session.customerId,
    customer_name: customer?.displayName ?? null,
    customers: store.listCustomers(CUSTOMERS),
    consent: session.consent,
    backend: session.backend,
    here: url.pathname + url.search,
    admin_url: `/store/${store.shop.domain.replace('.myshopify.com', '')}/apps/regulars`,
  };
}
