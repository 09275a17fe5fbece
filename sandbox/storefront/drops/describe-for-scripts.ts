import { gid } from '../../store/gid.ts';
import type { Page, Visit } from '../types.ts';

/** What the page's own script needs, as JSON that is safe inside a script element. What waited for a page leaves with this one. */
export function describeForScripts(page: Page, { session, options }: Visit): string {
  const { shop } = options.store;
  const since = session.actedAt ?? Date.now();
  session.actedAt = null;
  return JSON.stringify({
    shop: { domain: shop.domain, name: shop.name, currency: shop.currencyCode },
    locale: 'en',
    customerId: session.customerId ? String(gid.read('Customer', session.customerId)) : null,
    consent: session.consent,
    pixel: options.pixelSettings(),
    since,
    events: [{ name: 'page_viewed', data: {} }, ...session.pendingEvents.splice(0), ...(page.events ?? [])],
  }).replace(/</g, '\\u003c');
}
