import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import type { Store } from '../../store/types.ts';
import type { Cart } from '../types.ts';

/** The cart as Liquid and `/cart.js` see it. Lines whose variant is gone are left out. */
export function describeCart(cart: Cart, store: Store) {
  const items = cart.lines.flatMap((line, index) => {
    const found = store.getVariant(line.variantId);
    if (!found) return [];
    const { product, variant } = found;
    const price = money.read(variant.price);
    const id = gid.read('ProductVariant', variant.id);
    const productId = gid.read('Product', product.id);
    return [
      {
        id,
        key: `${id}:${cart.token}`,
        line: index + 1,
        variant_id: id,
        product_id: productId,
        title: variant.title === 'Default Title' ? product.title : `${product.title} - ${variant.title}`,
        product_title: product.title,
        variant_title: variant.title === 'Default Title' ? null : variant.title,
        sku: variant.sku,
        vendor: product.vendor,
        product_type: product.productType,
        quantity: line.quantity,
        price,
        line_price: price * line.quantity,
        final_line_price: price * line.quantity,
        gift_card: product.isGiftCard,
        handle: product.handle,
        url: `/products/${product.handle}?variant=${id}`,
        image: `/cdn/products/${productId}.svg`,
        properties: {},
      },
    ];
  });
  const total = items.reduce((sum, item) => sum + item.line_price, 0);
  return {
    token: cart.token,
    note: null,
    attributes: {},
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    items,
    items_subtotal_price: total,
    original_total_price: total,
    total_price: total,
    total_discount: 0,
    currency: { iso_code: store.shop.currencyCode },
    requires_shipping: items.some((item) => !item.gift_card),
  };
}
