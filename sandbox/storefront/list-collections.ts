import type { ProductRow } from '../store/types.ts';

export interface CollectionRow {
  /** Numeric, as in Liquid. */
  readonly id: number;
  readonly handle: string;
  readonly title: string;
  readonly products: readonly ProductRow[];
}

const LARGEST = 12;
const ALL_ID = 1;

/** The shop's collections: all products, then one for each of the twelve largest product types, by name. */
export function listCollections(products: readonly ProductRow[]): readonly CollectionRow[] {
  const known = cache.get(products);
  if (known) return known;
  const byType = new Map<string, ProductRow[]>();
  for (const product of products) {
    if (!product.productType || product.isGiftCard) continue;
    const group = byType.get(product.productType);
    if (group) group.push(product);
    else byType.set(product.productType, [product]);
  }
  const types = [...byType].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, LARGEST);
  const collections = types.map(([title, group]) => ({
    id: hashName(title),
    handle: title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    title,
    products: group,
  }));
  collections.sort((a, b) => (a.title < b.title ? -1 : 1));
  const all = [{ id: ALL_ID, handle: 'all', title: 'All products', products }, ...collections];
  cache.set(products, all);
  return all;
}

/** By the store's list, which is another object once a product changes. */
const cache = new WeakMap<readonly ProductRow[], readonly CollectionRow[]>();

/** FNV-1a, 32 bits. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
