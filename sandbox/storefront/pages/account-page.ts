import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import type { Page, Visit } from '../types.ts';

const ORDERS = 20;

/** `/account` of a logged-in customer, or null for a guest. */
export function showAccountPage({ options, session }: Visit): Page | null {
  const { store } = options;
  if (!session.customerId || !store.getCustomer(session.customerId)) return null;
  const orders = store.listOrdersOf(session.customerId, ORDERS).map((order) => ({
    name: order.name,
    created_at: order.createdAt,
    total: money.read(order.totalPrice),
    lines: order.lines.map(({ product, variant, quantity }) => ({
      title: product.title,
      variant_title: variant.title === 'Default Title' ? null : variant.title,
      url: `/products/${product.handle}`,
      image: `/cdn/products/${gid.read('Product', product.id)}.svg`,
      quantity,
    })),
  }));
  return { template: 'account', title: 'Your account', context: { orders } };
}
