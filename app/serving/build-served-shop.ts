import { findIndex } from '#ml/data/find-index.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';
import type { Catalog } from './catalog.ts';
import { formatMinor } from './format-minor.ts';
import type { Fallback } from './placements.ts';
import type { Candidate, ServedShop } from './served-shop.ts';

/** Longer than any answer with all that may be left out of it. */
const LIST_LENGTH = 300;

interface Parts {
  readonly shopId: number;
  readonly catalog: Catalog;
  readonly model: ShopModel | null;
  readonly modelVersion: string | null;
}

/** Join a catalogue and a model into what answers shoppers. Ties go to the smaller product id. */
export function buildServedShop({ shopId, catalog, model, modelVersion }: Parts): ServedShop {
  const vocabulary = model?.vocabulary ?? new Float64Array(0);
  const indices = Int32Array.from(catalog.products, ({ productId }) => findIndex(vocabulary, productId));
  const ordersOf = (position: number) => model?.popularity.orders[indices[position]!] ?? 0;
  const rank = (kind: Fallback, scoreOf: (position: number) => number): Candidate[] =>
    catalog.products
      .flatMap(({ barrier }, position) => (barrier === null ? [{ position, score: scoreOf(position) }] : []))
      .filter(({ score }) => score > 0)
      .sort((left, right) => right.score - left.score || left.position - right.position)
      .map((candidate) => ({
        ...candidate,
        reason: { kind, withPosition: null, by: null, together: ordersOf(candidate.position), expected: null },
      }));
  const bestsellers = new Map<string, Candidate[]>();
  for (const candidate of rank('same-type', ordersOf)) {
    const { productType } = catalog.products[candidate.position]!;
    const list = bestsellers.get(productType) ?? [];
    if (list.length < LIST_LENGTH) list.push(candidate);
    bestsellers.set(productType, list);
  }
  bestsellers.delete('');
  return {
    shopId,
    catalog,
    model,
    modelVersion,
    indices,
    trending: rank('trending', (position) => model?.popularity.trending[indices[position]!] ?? 0).slice(0, LIST_LENGTH),
    newest: rank('newest', (position) => catalog.products[position]!.publishedAt).slice(0, LIST_LENGTH),
    bestsellers,
    titles: catalog.products.map(({ title }) => JSON.stringify(title).slice(1, -1)),
    cards: catalog.products.map((product) => (product.barrier === null ? writeCard(product, catalog.currency) : '')),
  };
}

function writeCard(product: Catalog['products'][number], currency: string): string {
  const { variantId, compareAtMinor } = product;
  const card = JSON.stringify({
    id: String(product.productId),
    variantId: variantId === null ? null : String(variantId),
    handle: product.handle,
    title: product.title,
    price: formatMinor(product.priceMinor, currency),
    compareAtPrice: compareAtMinor === null ? null : formatMinor(compareAtMinor, currency),
    currency,
    image: product.imageUrl,
    url: `/products/${encodeURIComponent(product.handle)}?rg=`,
  });
  return card.slice(0, -2);
}
