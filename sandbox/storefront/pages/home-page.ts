import { describeProduct } from '../drops/describe-product.ts';
import { listCollections } from '../list-collections.ts';
import type { Page, Visit } from '../types.ts';

const TILES = 6;
const FEATURED = 8;

/** `/`: a greeting, the shop's shelves, and the first product of the largest. */
export function showHomePage({ options }: Visit): Page {
  const products = options.store.listProducts();
  const shelves = listCollections(products).slice(1);
  const largest = [...shelves].sort((a, b) => b.products.length - a.products.length);
  const featured = (largest.length ? largest : listCollections(products))
    .flatMap(({ products: ours }) => ours.slice(0, shelves.length < FEATURED ? 2 : 1))
    .slice(0, FEATURED);
  return {
    template: 'index',
    title: options.store.shop.name,
    context: {
      tiles: largest.slice(0, TILES).map(({ handle, title, products: [first, ...rest] }) => ({
        title,
        url: `/collections/${handle}`,
        count: rest.length + 1,
        image: describeProduct(first!).featured_image,
      })),
      hero: featured.slice(0, 3).map(describeProduct),
      featured: featured.map(describeProduct),
    },
  };
}
