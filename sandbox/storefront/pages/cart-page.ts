import type { Page, Visit } from '../types.ts';

/** `/cart`. */
export function showCartPage({ session, url }: Visit): Page {
  return {
    template: 'cart',
    title: 'Cart',
    context: { refused: url.searchParams.get('refused') },
    events: [{ name: 'cart_viewed', data: { cart: { id: session.cart.token } } }],
  };
}
