import { describeProduct } from '../drops/describe-product.ts';
import { listCollections } from '../list-collections.ts';
import type { Page, Visit } from '../types.ts';

const TILES = 6;
const FEATURED = 8;

/** `/`: a greeting, the shop's shelves, and the first product of the largest. */
export function showHomePage({ options }: Visit): Page {
  const [all, ...shelves] = listCollections(options.store);
  const largest = [...shelves].sort((a, b) => b.products.length - a.products.length);
  const firsts = (largest.length ? largest : [all!]).flatMap(({ products: ours }) =>
    ours.slice(0, shelves.length < FEATURED ? 2 : 1),
  );
  // A product may stand on several shelves.
  const featured = [...new Set(firsts)].slice(0, FEATURED);
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
