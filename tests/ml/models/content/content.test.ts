import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blendContent } from '#ml/models/content/blend-content.ts';
import { compareContent } from '#ml/models/content/compare-content.ts';
import type { ContentProduct } from '#ml/models/content/content-product.ts';
import { createContentLikeness } from '#ml/models/content/create-content-likeness.ts';
import { extractContent } from '#ml/models/content/extract-content.ts';
import { hashFeature } from '#ml/models/content/hash-feature.ts';
import { priceBucket } from '#ml/models/content/price-bucket.ts';
import { tokenizeTitle } from '#ml/models/content/tokenize-title.ts';
import { trainContentCosine } from '#ml/models/content/train-content-cosine.ts';
import { weighContent } from '#ml/models/content/weigh-content.ts';

const product = (productId: number, title: string, facts: Partial<ContentProduct> = {}): ContentProduct => ({
  productId,
  title,
  productType: '',
  vendor: '',
  tags: [],
  priceMinor: 0,
  ...facts,
});

const neighborsOf = ({ vocabulary, neighbors }: ReturnType<typeof trainContentCosine>, id: number) => {
  const row = vocabulary.indexOf(id);
  return [...neighbors.products.subarray(neighbors.offsets[row], neighbors.offsets[row + 1])].map(
    (index) => vocabulary[index],
  );
};

test('a title gives its words once, lower case, in any script', () => {
  expect(tokenizeTitle('Red Mug, red  SPOON & 2nd')).toEqual(['red', 'mug', 'spoon', '2nd']);
  expect(tokenizeTitle('Чайник Зелёный')).toEqual(['чайник', 'зелёный']);
  // Written without spaces: pairs of letters.
  expect(tokenizeTitle('抹茶碗')).toEqual(['抹茶', '茶碗']);
  expect(tokenizeTitle('茶')).toEqual(['茶']);
  // Full-width letters are letters.
  expect(tokenizeTitle('ＭＵＧ')).toEqual(['mug']);
  expect(tokenizeTitle(' —!* ')).toEqual([]);
  expect(tokenizeTitle(Array.from({ length: 1000 }, (_, i) => `w${i}`).join(' '))).toHaveLength(32);
});

test('a price falls into one of two buckets to a doubling', () => {
  // 2 log2(100) = 13.3, 2 log2(141) = 14.3, 2 log2(200) = 15.3.
  expect([0, 1, 100, 141, 200].map(priceBucket)).toEqual([0, 1, 14, 15, 16]);
  expect([-5, Number.NaN, Infinity].map(priceBucket)).toEqual([0, 0, 0]);
});

test('a hash is the same on every machine, and its low bits are spread', () => {
  expect(hashFeature('')).toBe(hashFeature(''));
  const low = new Set(Array.from({ length: 2000 }, (_, i) => hashFeature(`title:word${i}`) & 4095));
  // 2,000 balls in 4,096 urns fill 4096 (1 - e^(-2000/4096)) = 1,583 of them.
  expect(low.size).toBeGreaterThan(1500);
  expect(low.size).toBeLessThan(1660);
});

test('tf-idf by hand: rare words count more, rows have length 1, a word all share counts nothing', () => {
  const content = extractContent([product(1, 'red mug'), product(2, 'red cup'), product(3, 'red mug set')]);
  const rows = weighContent(content, { buckets: 2 ** 18 });
  // idf: red ln(4/4) = 0, mug ln(4/3) = 0.2877, cup and set ln(4/2) = 0.6931.
  // Row 1: mug alone, 1. Row 3: mug and set over their length 0.7505: 0.3833 and 0.9236. Cosine of 1 and 3: 0.3833.
  expect([...rows.offsets]).toEqual([0, 1, 2, 4]);
  expect(rows.weights[0]).toBeCloseTo(1, 6);
  expect([...rows.weights.subarray(2)].sort()).toEqual([expect.closeTo(0.3833, 3), expect.closeTo(0.9236, 3)]);
  const { others, cosines } = createContentLikeness(rows).find(0);
  expect([...others]).toEqual([2]);
  expect(cosines[2]).toBeCloseTo(0.3833, 3);
  expect([...compareContent(rows, Uint32Array.of(0, 1), Uint32Array.of(0, 2))]).toEqual([
    expect.closeTo(1, 5),
    expect.closeTo(0.3833, 3),
    0,
    0,
  ]);
});

test('what is alike by title, type, vendor or tag is near; the catalogue may come in any order', () => {
  const products = [
    product(1, 'Blue Teapot', { productType: 'Teapot', priceMinor: 2000 }),
    product(2, 'Green Teapot', { productType: 'Teapot', priceMinor: 2100 }),
    product(3, 'Garden Hose', { productType: 'Hose', priceMinor: 9000 }),
    product(4, 'Sprinkler', { tags: ['garden'] }),
    product(5, 'Nozzle', { tags: ['garden', 'garden'] }),
    product(6, ''),
  ];
  const model = trainContentCosine(extractContent(products));
  expect(neighborsOf(model, 1)[0]).toBe(2);
  expect(neighborsOf(model, 4)).toEqual([5]);
  expect(neighborsOf(model, 6)).toEqual([]);
  expect(trainContentCosine(extractContent(products.toReversed()))).toEqual(model);
});

test('two products of one id are refused', () => {
  expect(() => extractContent([product(7, 'a'), product(7, 'b')])).toThrow(
    'Cannot extract content: product ids must be distinct, got 7 twice.',
  );
});

test.each([
  ['no product', []],
  ['one product', [product(1, 'Mug')]],
  ['no titles', [product(1, ''), product(2, '')]],
  ['one title for all', Array.from({ length: 40 }, (_, i) => product(i + 1, 'Mug'))],
])('bad catalogue: %s gives no NaN and no neighbours but others', (_, products) => {
  const { neighbors, vocabulary } = trainContentCosine(extractContent(products));
  expect(neighbors.offsets).toHaveLength(vocabulary.length + 1);
  expect(neighbors.scores.every((score) => score > 0 && score <= 1.0001)).toBe(true);
});

test('any catalogue: at most 30 neighbours, best first, none its own', () => {
  const titles = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 40 });
  fc.assert(
    fc.property(titles, (list) => {
      const { neighbors } = trainContentCosine(extractContent(list.map((title, i) => product(i + 1, title))));
      for (let row = 0; row < list.length; row++) {
        const from = neighbors.offsets[row]!;
        const to = neighbors.offsets[row + 1]!;
        expect(to - from).toBeLessThanOrEqual(30);
        expect(neighbors.products.subarray(from, to)).not.toContain(row);
        for (let i = from + 1; i < to; i++) expect(neighbors.scores[i]).toBeLessThanOrEqual(neighbors.scores[i - 1]!);
      }
    }),
    { numRuns: 50 },
  );
});

test('a large catalogue walks a bounded number of holders for each product', () => {
  const products = Array.from({ length: 30_000 }, (_, i) => product(i + 1, `mug item${i >> 1}`, { vendor: 'one' }));
  const content = extractContent(products);
  const likeness = createContentLikeness(weighContent(content, { buckets: 2 ** 18 }));
  // 1e8 / 30,000 = 3,333 holders: fewer than the 30,000 mugs, and the rare word is walked first.
  const { others, cosines } = likeness.find(20_000);
  expect(others.length).toBeLessThan(3_334);
  expect(cosines[20_001]).toBe(Math.max(...cosines));
});

test('blending by hand: n/(n+k) of what orders say, the rest of content', () => {
  const bought = { products: [1, 2], scores: [3, 1] };
  const content = { products: [2, 3], scores: [0.1, 0.1] };
  // 3 orders, k = 1: 3/4 of (0.75, 0.25, 0) and 1/4 of (0, 0.5, 0.5): 0.5625, 0.3125, 0.125.
  const { products, scores } = blendContent(bought, content, 3, 1);
  expect([...products]).toEqual([1, 2, 3]);
  expect([...scores]).toEqual([0.5625, 0.3125, 0.125]);
  expect([...blendContent(bought, content, 0).products]).toEqual([2, 3]);
  expect([...blendContent(bought, content, 5, 0).products]).toEqual([1, 2]);
});

test('blending: who has nothing to say leaves the word to the other; scores at or below 0 are left out', () => {
  const nothing = { products: [], scores: [] };
  expect([...blendContent(nothing, { products: [4], scores: [2] }, 100).products]).toEqual([4]);
  expect([...blendContent({ products: [9, 4], scores: [-1, 2] }, nothing, 1).products]).toEqual([4]);
  expect(blendContent(nothing, nothing, 0).products).toHaveLength(0);
  expect(() => blendContent(nothing, nothing, -1)).toThrow('Cannot blend content');
});
