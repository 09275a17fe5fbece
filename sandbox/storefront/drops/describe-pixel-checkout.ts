import { gid } from '../../store/gid.ts';
import type { PlacedOrder, Store } from '../../store/types.ts';
import { describePixelVariant } from './describe-pixel-variant.ts';

interface CheckoutFacts {
  readonly token: string;
  readonly customerId: string | null;
  readonly isFirstOrder: boolean;
}

/** A finished checkout as the web pixel API shows it. Personal fields are null, as without access to protected customer data. */
export function describePixelCheckout(
  order: PlacedOrder,
  { token, customerId, isFirstOrder }: CheckoutFacts,
  store: Store,
) {
  const { currencyCode } = store.shop;
  const total = { amount: Number(order.totalPrice), currencyCode };
  return {
    token,
    currencyCode,
    email: null,
    phone: null,
    attributes: [],
    lineItems: order.lines.map((line) => ({
      id: String(gid.read('LineItem', line.lineId)),
      title: line.product.title,
      quantity: line.quantity,
      variant: describePixelVariant(line.product, line.variant, store),
      finalLinePrice: { amount: Number(line.total), currencyCode },
      discountAllocations: [],
      properties: [],
    })),
    discountApplications: [],
    order: {
      id: String(gid.read('Order', order.id)),
      customer: { id: customerId === null ? null : String(gid.read('Customer', customerId)), isFirstOrder },
    },
    subtotalPrice: total,
    totalPrice: total,
    totalTax: { amount: 0, currencyCode },
    shippingLine: { price: { amount: 0, currencyCode } },
    transactions: [],
  };
}
