import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import type { ProductRow, VariantRow } from '../../store/types.ts';

/** A product as Liquid and the Ajax API see it: numeric ids, money in minor units. */
export function describeProduct(product: ProductRow) {
  const id = gid.read('Product', product.id);
  const variants = product.variants.map((variant) => describeVariant(variant, product));
  const cheapest = variants.reduce((least, variant) => (variant.price < least.price ? variant : least), variants[0]!);
  const selected = variants.find((variant) => variant.available) ?? variants[0]!;
  return {
    id,
    title: product.title,
    handle: product.handle,
    description: product.descriptionHtml,
    type: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    url: `/products/${product.handle}`,
    featured_image: `/cdn/products/${id}.svg`,
    price: cheapest.price,
    price_min: cheapest.price,
    price_max: Math.max(...variants.map((variant) => variant.price)),
    price_varies: variants.some((variant) => variant.price !== cheapest.price),
    compare_at_price: cheapest.compare_at_price,
    available: variants.some((variant) => variant.available),
    has_only_default_variant: variants.length === 1 && variants[0]!.title === 'Default Title',
    variants,
    selected_or_first_available_variant: selected,
  };
}

/** A variant as Liquid sees it. */
function describeVariant(variant: VariantRow, product: ProductRow) {
  return {
    id: gid.read('ProductVariant', variant.id),
    title: variant.title,
    name: variant.title === 'Default Title' ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: money.read(variant.price),
    compare_at_price: variant.compareAtPrice === null ? null : money.read(variant.compareAtPrice),
    available: variant.availableForSale && variant.inventoryQuantity > 0,
    inventory_quantity: variant.inventoryQuantity,
  };
}
