import { randomUUID } from 'node:crypto';
import type { Page, Visit } from '../types.ts';

/** `/checkout`: who orders, what, and one button. Null when there is nothing to order. */
export function showCheckoutPage({ session, url }: Visit): Page | null {
  if (!session.cart.lines.length) return null;
  session.checkoutToken ??= randomUUID().replaceAll('-', '');
  return {
    template: 'checkout',
    title: 'Checkout',
    context: { refused: url.searchParams.get('refused') },
    events: [{ name: 'checkout_started', data: { checkout: { token: session.checkoutToken } } }],
  };
}
