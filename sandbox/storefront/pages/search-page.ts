import { describePixelVariant } from '../drops/describe-pixel-variant.ts';
import { describeProduct } from '../drops/describe-product.ts';
import { searchProducts } from '../search-products.ts';
import type { Page, Visit } from '../types.ts';

const LIMIT = 48;

/** `/search?q=`. */
export function showSearchPage({ options, url }: Visit): Page {
  const { store } = options;
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const found = searchProducts(store.listProducts(), query, LIMIT);
  const productVariants = found.map((product) => describePixelVariant(product, product.variants[0]!, store));
  return {
    template: 'search',
    title: query ? `Results for “${query}”` : 'Search',
    context: { query, products: found.map(describeProduct) },
    events: query ? [{ name: 'search_submitted', data: { searchResult: { query, productVariants } } }] : [],
  };
}
