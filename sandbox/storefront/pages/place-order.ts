import { randomUUID } from 'node:crypto';
import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import { describePixelCheckout } from '../drops/describe-pixel-checkout.ts';
import { readForm } from '../read-form.ts';
import { redirect } from '../redirect.ts';
import type { Visit } from '../types.ts';

/** Place the cart's order, as the logged-in customer or as a guest, and go on to the thank-you page. */
export async function placeOrder(visit: Visit): Promise<Response> {
  const { session, options } = visit;
  const { store } = options;
  if (!session.cart.lines.length) return redirect('/cart');
  const form = await readForm(visit.request);
  const customerId = form.get('contact') === 'customer' ? session.customerId : null;
  const token = session.checkoutToken ?? randomUUID().replaceAll('-', '');
  const isFirstOrder = !customerId || store.listOrdersOf(customerId, 1).length === 0;
  try {
    const order = store.placeOrder({
      customerId,
      lines: session.cart.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
      checkoutToken: token,
      cartToken: session.cart.token,
    });
    session.thanks.set(token, {
      facts: {
        name: order.name,
        total: money.read(order.totalPrice),
        lines: order.lines.map(({ product, variant, quantity, total }) => ({
          title: product.title,
          variant_title: variant.title === 'Default Title' ? null : variant.title,
          quantity,
          total: money.read(total),
          image: `/cdn/products/${gid.read('Product', product.id)}.svg`,
        })),
      },
      event: {
        name: 'checkout_completed',
        data: { checkout: describePixelCheckout(order, { token, customerId, isFirstOrder }, store) },
      },
      seen: false,
    });
  } catch (error) {
    return redirect(`/checkout?refused=${encodeURIComponent((error as Error).message)}`);
  }
  session.cart = { token: randomUUID(), lines: [] };
  session.checkoutToken = null;
  return redirect(`/checkout/thank-you/${token}`);
}
