import { describeProduct } from '../drops/describe-product.ts';
import { listCollections } from '../list-collections.ts';
import type { Page, Visit } from '../types.ts';

/** `/collections`: every shelf with a picture. */
export function showCollectionListPage({ options }: Visit): Page {
  const tiles = listCollections(options.store).flatMap(({ handle, title, products }) =>
    products[0]
      ? [
          {
            title,
            url: `/collections/${handle}`,
            count: products.length,
            image: describeProduct(products[0]).featured_image,
          },
        ]
      : [],
  );
  return { template: 'list-collections', title: 'Collections', context: { tiles } };
}
