import { gid } from '../../store/gid.ts';
import { describePixelVariant } from '../drops/describe-pixel-variant.ts';
import { describeProduct } from '../drops/describe-product.ts';
import { listCollections } from '../list-collections.ts';
import type { Page, Visit } from '../types.ts';

/** `/products/:handle`, or null if there is none on sale. */
export function showProductPage({ options, url }: Visit, handle: string): Page | null {
  const { store } = options;
  const product = store.findProduct(handle);
  if (!product || product.status !== 'ACTIVE' || product.publishedAt === null) return null;
  const asked = product.variants.find(
    (variant) => String(gid.read('ProductVariant', variant.id)) === url.searchParams.get('variant'),
  );
  const drop = describeProduct(product);
  const selected =
    drop.variants.find((variant) => asked && variant.id === gid.read('ProductVariant', asked.id)) ??
    drop.selected_or_first_available_variant;
  const variant = product.variants.find((row) => gid.read('ProductVariant', row.id) === selected.id)!;
  const collection = listCollections(store).find(({ title }) => title === product.productType);
  return {
    template: 'product',
    title: product.title,
    context: {
      product: drop,
      selected,
      breadcrumb: collection && { title: collection.title, url: `/collections/${collection.handle}` },
    },
    events: [{ name: 'product_viewed', data: { productVariant: describePixelVariant(product, variant, store) } }],
  };
}
