import { gid } from './gid.ts';
import type { CollectionRecord, ProductRow } from './types.ts';

const LARGEST = 12;

/** The collections of a shop whose folder names none: one for each of its twelve largest product types. */
export function deriveCollections(products: readonly ProductRow[]): readonly CollectionRecord[] {
  const byType = new Map<string, ProductRow[]>();
  for (const product of products) {
    if (!product.productType || product.isGiftCard) continue;
    const group = byType.get(product.productType);
    if (group) group.push(product);
    else byType.set(product.productType, [product]);
  }
  const types = [...byType].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, LARGEST);
  return types.map(([title, group]) => ({
    id: gid.write('Collection', hashName(title)),
    title,
    handle: title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    updatedAt: group.map(({ updatedAt }) => updatedAt).reduce((latest, at) => (at > latest ? at : latest)),
    productIds: group.map(({ id }) => id),
  }));
}

/** FNV-1a, 32 bits. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
