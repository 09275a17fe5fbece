import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadNeuralBackend } from '#app/training/neural/load-neural-backend.ts';
import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { createRandom } from '#ml/math/create-random.ts';
import type { ContentModel } from '#ml/models/content/content-model.ts';
import { extractContent } from '#ml/models/content/extract-content.ts';
import { chooseContentModel } from '#ml/neural/choose-content-model.ts';
import { multiply } from '#ml/neural/multiply.ts';
import { createPairSampler } from '#ml/neural/pair-sampler.ts';
import { poolFeatures } from '#ml/neural/pool-features.ts';
import { trainContentModel } from '#ml/neural/train-content-model.ts';
import { trainTwoTower } from '#ml/neural/train-two-tower.ts';
import { makeContentShop } from './make-content-shop.ts';

let backend: Awaited<ReturnType<typeof loadNeuralBackend>>;
beforeAll(async () => {
  backend = await loadNeuralBackend({ names: ['wasm'] });
});
afterAll(() => backend.close());

const small = { factors: 8, buckets: 256, batch: 64, steps: 40 };
const neighborsOf = ({ vocabulary, neighbors }: ContentModel, id: number) => {
  const row = vocabulary.indexOf(id);
  return [...neighbors.products.subarray(neighbors.offsets[row], neighbors.offsets[row + 1])].map(
    (index) => vocabulary[index]!,
  );
};

test('pairs by hand: every order counts once, and no product is its own mate', () => {
  // Orders {0, 1}, {0, 1, 2, 3} and {4} alone: 0 is drawn (1/2 + 1/4) / 2 = 3/8, 2 is drawn (0 + 1/4) / 2 = 1/8.
  const baskets = buildMatrix(3, 5, Uint32Array.of(0, 0, 1, 1, 1, 1, 2), Uint32Array.of(0, 1, 0, 1, 2, 3, 4));
  const sampler = createPairSampler(baskets, createRandom(3))!;
  expect([...sampler.probabilities]).toEqual([3 / 8, 3 / 8, 1 / 8, 1 / 8, 0]);
  const queries = new Uint32Array(4000);
  const candidates = new Uint32Array(4000);
  sampler.draw(queries, candidates);
  expect(queries.some((query, i) => query === candidates[i])).toBe(false);
  expect(candidates.filter((candidate) => candidate === 0).length / 4000).toBeCloseTo(3 / 8, 1);
  expect(candidates.filter((candidate) => candidate === 2).length / 4000).toBeCloseTo(1 / 8, 1);
  expect(createPairSampler(buildMatrix(1, 1, Uint32Array.of(0), Uint32Array.of(0)), createRandom(1))).toBeNull();
});

test('pooling by hand: weighted sums forward, weights back to each feature', () => {
  // Product 0: 2 x feature 1; product 1: 1 x feature 0 and 3 x feature 1. Table rows (1, 2) and (10, 20).
  const rows = {
    rowCount: 2,
    columnCount: 2,
    offsets: Uint32Array.of(0, 1, 3),
    columns: Uint32Array.of(1, 0, 1),
    weights: Float32Array.of(2, 1, 3),
  };
  const { tf } = backend;
  tf.tidy(() => {
    const table = tf.tensor2d([1, 2, 10, 20], [2, 2]);
    const pool = (values: typeof table) => poolFeatures(backend, values, rows, Uint32Array.of(0, 1));
    expect([...pool(table).dataSync()]).toEqual([20, 40, 31, 62]);
    // The sum of all four: feature 0 counts 1 in each factor, feature 1 counts 2 + 3.
    expect([
      ...tf
        .grad((values) => tf.sum(pool(values as typeof table)))(table)
        .dataSync(),
    ]).toEqual([1, 1, 5, 5]);
  });
});

test('a product and its gradients are those of TensorFlow', () => {
  const { tf } = backend;
  tf.tidy(() => {
    const a = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const b = tf.tensor2d([1, 0, -1, 2, 3, 1], [2, 3]);
    const gradients = (product: (left: typeof a, right: typeof b) => typeof a) =>
      tf
        .grads((left, right) => tf.sum(tf.square(product(left as typeof a, right as typeof b))))([a, b])
        .map((gradient) => [...gradient.dataSync()]);
    expect([...multiply(backend, a, b).dataSync()]).toEqual([...tf.matMul(a, b).dataSync()]);
    expect(gradients((left, right) => multiply(backend, left, right))).toEqual(
      gradients((left, right) => tf.matMul(left, right)),
    );
  });
});

test('the loss falls, the same seed gives the same bytes, and no tensor is left', () => {
  const { products, purchases } = makeContentShop(400);
  const content = extractContent(products);
  const baskets = buildBasketMatrix(purchases, content.vocabulary);
  const before = backend.tf.memory().numTensors;
  const train = (seed: number) => trainTwoTower(content, baskets, backend, { ...small, random: createRandom(seed) })!;
  const first = train(1);
  const mean = (losses: Float32Array) => losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  expect(mean(first.losses.subarray(-10))).toBeLessThan(mean(first.losses.subarray(0, 10)) - 0.5);
  expect(train(1)).toEqual(first);
  expect(train(2).queries).not.toEqual(first.queries);
  expect(backend.tf.memory().numTensors).toBe(before);
});

test('a product never sold is found beside what its like are bought with, which words alone cannot tell', () => {
  // Products 3 (Bean) and 9 (Filter) are never sold. Beans are bought with filters: 7 to 12.
  const shop = makeContentShop(400, [3, 9]);
  const learned = trainContentModel({ ...shop, random: createRandom(1), settings: { ...small, steps: 120 } }, backend);
  expect(learned.recipe).toBe('two-tower');
  expect(learned.queries).toHaveLength(48 * learned.factors);
  const filters = (ids: readonly number[]) => ids.filter((id) => id >= 7 && id <= 12);
  expect(filters(neighborsOf(learned, 3).slice(0, 6))).toHaveLength(6);
  expect(neighborsOf(learned, 1).slice(0, 6)).toContain(9);
  // Below 300 orders it is words alone: other beans come first.
  const words = trainContentModel({ ...makeContentShop(299, [3]), random: createRandom(1) }, backend);
  expect(words).toMatchObject({ recipe: 'tf-idf', factors: 0 });
  expect(filters(neighborsOf(words, 3).slice(0, 5))).toHaveLength(0);
});

test('orders after the instant asked for teach nothing', () => {
  const shop = makeContentShop(400);
  expect(
    trainContentModel({ ...shop, asOf: shop.purchases.orderedAt[298]!, random: createRandom(1) }, backend),
  ).toEqual(trainContentModel({ ...makeContentShop(0), random: createRandom(1) }, backend));
});

test('the towers serve where they find hidden products better, and words where too little can be asked', () => {
  const choice = chooseContentModel({ ...makeContentShop(800), random: createRandom(2), settings: small }, backend);
  expect(choice.recipe).toBe('two-tower');
  expect(choice.questions).toBeGreaterThan(30);
  expect(choice.towers!.page.ndcg).toBeGreaterThan(choice.cosine!.page.ndcg);
  expect(choice.towers!.page.ndcg).toBeGreaterThan(choice.type!.page.ndcg);
  expect(chooseContentModel({ ...makeContentShop(20), random: createRandom(1) }, backend)).toMatchObject({
    recipe: 'tf-idf',
    towers: null,
  });
});

test.each([
  ['no products', (): ReturnType<typeof makeContentShop> => ({ ...makeContentShop(310), products: [] })],
  ['one product', () => ({ ...makeContentShop(310), products: makeContentShop(0).products.slice(0, 1) })],
  ['no titles', () => ({ ...makeContentShop(310), products: blank(makeContentShop(0).products) })],
  ['orders without products', () => ({ ...makeContentShop(310), purchases: emptied(makeContentShop(310).purchases) })],
])('bad input: %s gives a model without NaN', (_, make) => {
  const model = trainContentModel({ ...make(), random: createRandom(1), settings: { ...small, steps: 5 } }, backend);
  expect(model.neighbors.offsets).toHaveLength(model.vocabulary.length + 1);
  expect(model.neighbors.scores.every((score) => score > 0)).toBe(true);
  expect(model.queries.every(Number.isFinite)).toBe(true);
});

const blank = (products: ReturnType<typeof makeContentShop>['products']) =>
  products.map((product) => ({ ...product, title: '', priceMinor: 0 }));

const emptied = (purchases: ReturnType<typeof makeContentShop>['purchases']) => ({
  ...purchases,
  offsets: new Uint32Array(purchases.offsets.length),
  productIds: new Float64Array(0),
});
