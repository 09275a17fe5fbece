import { describeProduct } from '../drops/describe-product.ts';
import { searchProducts } from '../search-products.ts';
import type { Visit } from '../types.ts';

/** `/search/suggest.json?q=&resources[limit]=`: Shopify's predictive search, products only. */
export function suggest({ url, options }: Visit): Response {
  const limit = Math.min(10, Math.max(1, Number(url.searchParams.get('resources[limit]') ?? 10) || 10));
  const found = searchProducts(options.store.listProducts(), url.searchParams.get('q') ?? '', limit);
  const products = found.map(describeProduct).map((product) => ({
    id: product.id,
    title: product.title,
    handle: product.handle,
    url: product.url,
    image: product.featured_image,
    price: (product.price / 100).toFixed(2),
    type: product.type,
    vendor: product.vendor,
    available: product.available,
  }));
  return Response.json({ resources: { results: { products } } });
}
