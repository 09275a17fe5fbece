import { expect, test } from 'vitest';
import { extractContent } from '#ml/models/content/extract-content.ts';
import { trainContentCosine } from '#ml/models/content/train-content-cosine.ts';
import { decodeShopModel } from '#ml/models/decode-shop-model.ts';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { makeBaskets, makePurchases } from '../make-purchases.ts';

const PRODUCT = { productType: 'Tea', vendor: 'Larch', tags: ['green'], priceMinor: 900 };
const content = trainContentCosine(
  extractContent([
    { ...PRODUCT, productId: 1, title: 'Sencha tea' },
    { ...PRODUCT, productId: 2, title: 'Sencha tea, large' },
    { ...PRODUCT, productId: 9, title: 'Oolong tea' },
  ]),
);
const purchases = makePurchases(makeBaskets('1 2', '1 2 3', '2 3', '1').map((basket) => ({ ...basket, buyer: 7 })));
const model = trainShopModel(purchases, { content, choices: { product: { recipe: 'popularity', setting: 0 } } });

test('what serves each placement, what is due and what products are like are kept bit for bit', () => {
  const kept = decodeShopModel(encodeShopModel(model));
  expect(kept).toEqual(model);
  expect(kept.placements.product.recipe).toBe('popularity');
  expect(kept.placements.home.recipe).toBe('also-bought');
  expect(kept.buyAgain.vocabulary).toBe(kept.vocabulary);
  expect(decodeShopModel(encodeShopModel({ ...model, content: null })).content).toBeNull();
});

test('a recipe that is known no longer, or a setting that is gone, gives way to a known one', () => {
  const odd = trainShopModel(purchases, {
    choices: { product: { recipe: 'gone', setting: 0 }, cart: { recipe: 'popularity', setting: 99 } },
  });
  expect(odd.placements.product.recipe).toBe('co-purchase');
  expect(odd.placements.cart.recipe).toBe('popularity');
});

test('parts that do not fit the vocabulary are refused', () => {
  const { placements, buyAgain } = model;
  const { product } = placements;
  const withProduct = (change: Partial<typeof product>) => ({
    placements: { ...placements, product: { ...product, ...change } },
  });
  const changes: readonly (readonly [Partial<ShopModel>, string])[] = [
    [withProduct({ leaders: Uint32Array.of(3) }), 'placements.product.leaders must be in the vocabulary'],
    [withProduct({ prior: new Float32Array(2) }), 'placements.product.prior must have length 0 or 3, got 2'],
    [withProduct({ voices: new Float32Array(9) }), 'placements.product.voices must have length 3, got 9'],
    [{ buyAgain: { ...buyAgain, weights: new Float64Array(2) } }, 'buyAgain.weights must be'],
    [{ buyAgain: { ...buyAgain, spread: new Float64Array(2) } }, 'buyAgain.spread must have length 3, got 2'],
    [{ content: { ...content, vocabulary: Float64Array.of(2, 1, 9) } }, 'content.vocabulary must ascend'],
    [{ content: { ...content, factors: 4 } }, 'content.queries must have length 12, got 0'],
  ];
  for (const [change, reason] of changes) {
    expect(() => decodeShopModel(encodeShopModel({ ...model, ...change }))).toThrow(`Cannot decode model: ${reason}`);
  }
});
