import { gid } from '../store/gid.ts';
import type { ProductRow, Store } from '../store/types.ts';

export interface CollectionRow {
  /** Numeric, as in Liquid. */
  readonly id: number;
  readonly handle: string;
  readonly title: string;
  readonly products: readonly ProductRow[];
}

const ALL_ID = 1;

/** The shop's shelves with what can be seen on them: all products, then its collections by name, the empty ones left out. */
export function listCollections(store: Pick<Store, 'listProducts' | 'listCollections'>): readonly CollectionRow[] {
  const products = store.listProducts();
  const known = cache.get(products);
  if (known) return known;
  const visible = new Map(products.map((product) => [product.id, product]));
  const collections = store.listCollections().map(({ id, handle, title, productIds }) => ({
    ...{ id: gid.read('Collection', id), handle, title },
    products: productIds.flatMap((productId) => visible.get(productId) ?? []),
  }));
  const all = { id: ALL_ID, handle: 'all', title: 'All products', products };
  const rows = [all, ...collections.filter(({ products: shown }) => shown.length > 0)];
  cache.set(products, rows);
  return rows;
}

/** By the store's list, which is another object once a product or a collection changes. */
const cache = new WeakMap<readonly ProductRow[], readonly CollectionRow[]>();
