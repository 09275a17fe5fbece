import { gid } from '../../store/gid.ts';
import type { ProductRow, Store, VariantRow } from '../../store/types.ts';

/** A variant as the web pixel API shows it: numeric ids as strings. */
export function describePixelVariant(product: ProductRow, variant: VariantRow, store: Store) {
  const productId = gid.read('Product', product.id);
  return {
    id: String(gid.read('ProductVariant', variant.id)),
    sku: variant.sku,
    title: variant.title,
    untranslatedTitle: variant.title,
    price: { amount: Number(variant.price), currencyCode: store.shop.currencyCode },
    image: { src: `/cdn/products/${productId}.svg` },
    product: {
      id: String(productId),
      title: product.title,
      untranslatedTitle: product.title,
      vendor: product.vendor,
      type: product.productType,
      url: `/products/${product.handle}`,
    },
  };
}
