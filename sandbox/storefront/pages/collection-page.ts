import { describePixelVariant } from '../drops/describe-pixel-variant.ts';
import { describeProduct } from '../drops/describe-product.ts';
import { listCollections } from '../list-collections.ts';
import { paginate } from '../paginate.ts';
import type { Page, Visit } from '../types.ts';

const PAGE_SIZE = 24;

/** `/collections/:handle`, or null if there is none. */
export function showCollectionPage({ options, url }: Visit, handle: string): Page | null {
  const { store } = options;
  const collection = listCollections(store).find((candidate) => candidate.handle === handle);
  if (!collection) return null;
  const { rows, ...pages } = paginate(collection.products, url, PAGE_SIZE);
  return {
    template: 'collection',
    title: collection.title,
    context: {
      collection: { id: collection.id, handle, title: collection.title, products_count: collection.products.length },
      products: rows.map(describeProduct),
      pages,
    },
    events: [
      {
        name: 'collection_viewed',
        data: {
          collection: {
            id: String(collection.id),
            title: collection.title,
            productVariants: rows.map((product) => describePixelVariant(product, product.variants[0]!, store)),
          },
        },
      },
    ],
  };
}
