import type { Purchases } from '#ml/data/purchases.ts';
import { createRandom } from '#ml/math/create-random.ts';
import type { ContentProduct } from '#ml/models/content/content-product.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Words bought together that have nothing in common: only orders can tell. */
const MATES: readonly (readonly [string, string])[] = [
  ['Bean', 'Filter'],
  ['Brush', 'Easel'],
  ['Racket', 'Shuttle'],
  ['Needle', 'Yarn'],
];
const KINDS = 6;

/**
 * A shop of four pairs of product groups: a basket holds one of each side of a pair. Products 1 to 48: group `g` (0 to 7)
 * has the products `6 g + 1` to `6 g + 6`; groups 2 i and 2 i + 1 are mates. Eight orders a day.
 */
export function makeContentShop(
  orders: number,
  neverSold: readonly number[] = [],
): { products: ContentProduct[]; purchases: Purchases; asOf: number } {
  const random = createRandom(11);
  const pick = (group: number): number => {
    const productId = group * KINDS + 1 + Math.floor(random() * KINDS);
    return neverSold.includes(productId) ? pick(group) : productId;
  };
  const products = MATES.flat().flatMap((word, group) =>
    Array.from({ length: KINDS }, (_, kind) => ({
      productId: group * KINDS + kind + 1,
      title: `${word} ${['Alpha', 'Beta', 'Gamma', 'Delta', 'Omega', 'Sigma'][(kind + group) % KINDS]}`,
      productType: '',
      vendor: '',
      tags: [],
      priceMinor: kind === 0 ? 0 : 1000 + group,
    })),
  );
  const baskets = Array.from({ length: orders }, () => {
    const pair = 2 * Math.floor(random() * MATES.length);
    return [pick(pair), pick(pair + 1)];
  });
  const asOf = orders * (DAY / 8);
  const purchases = {
    orderedAt: Float64Array.from(baskets, (_, i) => (i + 1) * (DAY / 8)),
    buyerIds: new Float64Array(orders),
    offsets: Uint32Array.from({ length: orders + 1 }, (_, i) => 2 * i),
    productIds: Float64Array.from(baskets.flat()),
  };
  return { products, purchases, asOf };
}
