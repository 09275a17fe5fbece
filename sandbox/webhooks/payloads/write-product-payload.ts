import { gid } from '../../store/gid.ts';
import type { ProductRow, ShopRow } from '../../store/types.ts';
import { writeLocalInstant } from './write-local-instant.ts';

/** A product as REST shows it in `products/*`. */
export function writeProductPayload(product: ProductRow, { ianaTimezone }: ShopRow, baseUrl: string) {
  const local = (instant: string): string => writeLocalInstant(instant, ianaTimezone);
  const id = gid.read('Product', product.id);
  // The drawing the storefront makes of it.
  const src = `${baseUrl}/cdn/products/${id}.svg`;
  const image = { id, product_id: id, position: 1, src, alt: product.title, variant_ids: [] };
  return {
    id,
    admin_graphql_api_id: product.id,
    title: product.title,
    body_html: product.descriptionHtml,
    handle: product.handle,
    product_type: product.productType,
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    tags: product.tags.join(', '),
    template_suffix: null,
    published_scope: 'web',
    published_at: product.publishedAt ? local(product.publishedAt) : null,
    created_at: local(product.createdAt),
    updated_at: local(product.updatedAt),
    variants: product.variants.map((variant, index) => {
      const variantId = gid.read('ProductVariant', variant.id);
      return {
        id: variantId,
        admin_graphql_api_id: variant.id,
        product_id: id,
        title: variant.title,
        price: variant.price,
        compare_at_price: variant.compareAtPrice,
        sku: variant.sku,
        barcode: null,
        position: index + 1,
        inventory_item_id: variantId,
        inventory_quantity: variant.inventoryQuantity,
        old_inventory_quantity: variant.inventoryQuantity,
        inventory_management: 'shopify',
        inventory_policy: 'deny',
        option1: variant.title,
        option2: null,
        option3: null,
        taxable: true,
        requires_shipping: true,
        created_at: local(product.createdAt),
        updated_at: local(product.updatedAt),
      };
    }),
    options: [
      { id, product_id: id, name: 'Title', position: 1, values: product.variants.map((variant) => variant.title) },
    ],
    images: [image],
    image,
    category: null,
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: variant.id,
      updated_at: product.updatedAt,
    })),
  };
}
