import { expect, test } from 'vitest';
import { extractContent } from '#ml/models/content/extract-content.ts';
import { trainContentCosine } from '#ml/models/content/train-content-cosine.ts';
import { blendSimilar, findSimilar } from '#app/serving/find-similar.ts';
import { recommend } from '#app/serving/recommend.ts';
import type { ServedShop } from '#app/serving/served-shop.ts';
import { writeReason } from '#app/serving/write-reason.ts';
import { ask, makeProduct, makeServedShop, type Basket } from './make-served-shop.ts';

const TITLES = ['Blue enamel mug', 'Blue enamel jug', 'Oolong tea', 'Sencha tea', 'Blue enamel bowl', 'Black tea'];

/** Products 1 to 6; nobody has bought 5 and 6. */
function openShop(baskets: readonly Basket[]): ServedShop {
  const products = TITLES.map((title, i) => makeProduct(i + 1, { title, productType: '' }));
  const shop = makeServedShop(products, baskets);
  const content = trainContentCosine(
    extractContent(
      products.map(({ productId, title, productType, priceMinor }) => ({
        ...{ productId, title, productType, priceMinor },
        vendor: '',
        tags: [],
      })),
    ),
  );
  return { ...shop, model: { ...shop.model!, content } };
}

const SHOP = openShop([
  { daysAgo: 9, buyer: 1, products: [1, 3] },
  { daysAgo: 8, buyer: 2, products: [1, 3] },
  { daysAgo: 7, buyer: 3, products: [1, 3] },
  { daysAgo: 6, buyer: 4, products: [2, 4] },
]);
const positionOf = (productId: number) => SHOP.catalog.positions.get(productId)!;

test('a product nobody has bought is found with its likes, and finds them', () => {
  const list = recommend(SHOP, ask({ placement: 'product', productId: 5, limit: 2 }));
  expect(list.slots.map(({ position }) => position).sort()).toEqual([positionOf(1), positionOf(2)]);
  expect(list.fallback).toBe('similar');
  const [first] = list.slots;
  expect(writeReason(SHOP, first!.reason, first!.position)).toBe('Similar to Blue enamel bowl');
  const model = { ...SHOP.model!, content: { ...SHOP.model!.content!, recipe: 'two-tower' as const } };
  expect(writeReason({ ...SHOP, model }, first!.reason, first!.position)).toBe('Goes with Blue enamel bowl');
  expect(findSimilar(SHOP, 1).map(({ position }) => position)).toContain(positionOf(5));
  expect(findSimilar(SHOP, 99)).toEqual([]);
  expect(findSimilar(SHOP, null)).toEqual([]);
});

test('three orders speak with the content, and orders weigh more the more there are', () => {
  const { slots } = recommend(SHOP, ask({ placement: 'product', productId: 1, limit: 3 }));
  const kinds = new Map(slots.map(({ position, reason }) => [position, reason.kind]));
  // n = 3 orders: 3 / (3 + k) for product 3, which shares all of them; the rest for what is enamel.
  expect(slots[0]!.position).toBe(positionOf(3));
  expect(kinds.get(positionOf(3))).toBe('co-purchase');
  expect(kinds.get(positionOf(5))).toBe('similar');
  const bought = [{ position: positionOf(3), score: 2, reason: slots[0]!.reason }];
  const shares = [1, 19].map((orders) => {
    const live = { ordersOf: () => orders } as unknown as ServedShop['live'];
    const blended = blendSimilar({ ...SHOP, live }, 1, bought);
    const total = blended.reduce((sum, { score }) => sum + score, 0);
    return blended.find(({ position }) => position === positionOf(3))!.score / total;
  });
  expect(shares[0]!).toBeLessThan(shares[1]!);
});

test('twenty orders speak for themselves', () => {
  const live = { ordersOf: () => 20 } as unknown as ServedShop['live'];
  const bought = [
    { position: 2, score: 1, reason: { kind: 'co-purchase', withPosition: 0, by: 'page', together: 2, expected: 1 } },
  ] as const;
  expect(blendSimilar({ ...SHOP, live }, 1, bought)).toBe(bought);
});
