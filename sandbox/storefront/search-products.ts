import type { ProductRow } from '../store/types.ts';

/** Products that have every word of the query in their title, type, vendor or tags; those with all of them in the title first. */
export function searchProducts(products: readonly ProductRow[], query: string, limit: number): readonly ProductRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const inTitle: ProductRow[] = [];
  const elsewhere: ProductRow[] = [];
  for (const product of products) {
    const title = product.title.toLowerCase();
    const all = [title, product.productType, product.vendor, ...product.tags].join(' ').toLowerCase();
    if (words.every((word) => title.includes(word))) inTitle.push(product);
    else if (words.every((word) => all.includes(word))) elsewhere.push(product);
  }
  return [...inTitle, ...elsewhere].slice(0, limit);
}
