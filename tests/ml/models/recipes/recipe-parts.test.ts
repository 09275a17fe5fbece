import { describe, expect, test } from 'vitest';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { createRandom } from '#ml/math/create-random.ts';
import type { ItemTable } from '#ml/models/item-table.ts';
import { blendTables } from '#ml/models/recipes/blend-tables.ts';
import { buildTrainingData } from '#ml/models/recipes/build-training-data.ts';
import { homeBlend } from '#ml/models/recipes/home-blend.ts';
import { ials } from '#ml/models/recipes/ials.ts';
import { listLeaders } from '#ml/models/recipes/list-leaders.ts';
import { rp3beta } from '#ml/models/recipes/rp3beta.ts';
import { scaleColumns } from '#ml/models/recipes/scale-columns.ts';
import { trainCoreEase } from '#ml/models/recipes/train-core-ease.ts';
import { trainDiversePairs } from '#ml/models/recipes/train-diverse-pairs.ts';
import { userEase } from '#ml/models/recipes/user-ease.ts';
import { weighBaskets } from '#ml/models/recipes/weigh-baskets.ts';
import { trainEase } from '#ml/models/train-ease.ts';
import { makeBaskets, makePurchases } from '../../make-purchases.ts';

const kernels = createScalarKernels();

function makeMatrix(columnCount: number, ...rows: readonly (readonly number[])[]): Matrix {
  const pairs = rows.flatMap((columns, row) => columns.map((column) => [row, column] as const));
  return buildMatrix(
    rows.length,
    columnCount,
    Uint32Array.from(pairs, ([row]) => row),
    Uint32Array.from(pairs, ([, column]) => column),
  );
}

/** Row `row` of a table as pairs. */
function readRow({ offsets, products, scores }: ItemTable, row: number): [product: number, score: number][] {
  const at = Array.from({ length: offsets[row + 1]! - offsets[row]! }, (_, i) => offsets[row]! + i);
  return at.map((position) => [products[position]!, scores[position]!]);
}

describe('weighBaskets', () => {
  const matrix = makeMatrix(4, [0, 1, 2, 3], [0], [], [0, 1, 2, 3], [1]);

  test('halves by age, and divides by the length to a power', () => {
    const orderedAt = Float64Array.of(100, 90, 100, 80, 100);
    const options = { asOf: 100, halfLife: 10, lengthPower: 0.5 };
    // 1 / sqrt(4); 1/2 / 1; an empty one; 1/4 / sqrt(4); 1.
    expect([...weighBaskets(matrix, orderedAt, options)]).toEqual([0.5, 0.5, 0, 0.125, 1]);
  });

  test('an order dated far ahead leaves the others a voice, and counts no more than one of now', () => {
    const orderedAt = Float64Array.of(0, 0, 0, 0, 1e15);
    const late = weighBaskets(matrix, orderedAt, { asOf: 1e15, halfLife: 10, lengthPower: 0 });
    expect([...late]).toEqual([1 / 64, 1 / 64, 0, 1 / 64, 1]);
    expect(weighBaskets(matrix, orderedAt, { asOf: 0, halfLife: 10, lengthPower: 0 })[4]).toBe(1);
  });
});

describe('trainDiversePairs', () => {
  // Twice 0 with 1 and 2, once 0 with 3.
  const matrix = makeMatrix(4, [0, 1, 2], [0, 1, 2], [0, 3]);
  const options = { rowWeights: Float32Array.of(1, 1, 1), prior: new Float32Array(4), maxNeighbors: 10 };

  test('without overlap: the weight of the rows with both', () => {
    expect(readRow(trainDiversePairs(matrix, { ...options, overlap: 0 }), 0)).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
    ]);
  });

  test('what is picked takes weight from the rows it serves', () => {
    // 1 is picked with 2; its two rows keep a quarter each: 2 is down to 0.5, below the 1 of 3.
    expect(readRow(trainDiversePairs(matrix, { ...options, overlap: 0.75 }), 0)).toEqual([
      [1, 2],
      [3, 1],
      [2, 0.5],
    ]);
  });

  test('the prior decides what is picked and is no part of the score; weights count', () => {
    const prior = Float32Array.of(0, 0, 0, 4);
    expect(readRow(trainDiversePairs(matrix, { ...options, prior, overlap: 0.75, maxNeighbors: 2 }), 0)).toEqual([
      [3, 1],
      [1, 2],
    ]);
    const rowWeights = Float32Array.of(0.25, 0.5, 0);
    expect(readRow(trainDiversePairs(matrix, { ...options, rowWeights, overlap: 0 }), 0)).toEqual([
      [1, 0.75],
      [2, 0.75],
    ]);
  });

  test('is what picking one by one from all rows gives, for rare and popular products', () => {
    const SIZE = 30;
    const random = createRandom(5);
    // Product 0 is in all rows, the last in about four.
    const rows = Array.from({ length: 120 }, () =>
      Array.from({ length: SIZE }, (_, product) => product).filter((product) => random() < 1 / (1 + product)),
    );
    const matrix = makeMatrix(SIZE, ...rows);
    const prior = Float32Array.from({ length: SIZE }, () => random());
    const rowWeights = Float32Array.from(rows, () => 0.25 * Math.ceil(4 * random()));
    const table = trainDiversePairs(matrix, { rowWeights, prior, overlap: 0.5, maxNeighbors: SIZE });
    for (let product = 0; product < SIZE; product++) {
      const left = rowWeights.map((weight, row) => (rows[row]!.includes(product) ? weight : 0));
      const expected: [number, number][] = [];
      const open = new Set(
        rows.flatMap((row) => (row.includes(product) ? row : [])).filter((other) => other !== product),
      );
      while (open.size > 0) {
        const sum = (other: number) =>
          left.reduce((total, weight, row) => total + (rows[row]!.includes(other) ? weight : 0), 0);
        const best = [...open].sort((a, b) => sum(b) + prior[b]! - sum(a) - prior[a]! || a - b)[0]!;
        expected.push([best, sum(best)]);
        open.delete(best);
        for (const [row, products] of rows.entries()) if (products.includes(best)) left[row]! *= 0.5;
      }
      expect(readRow(table, product)).toEqual(expected);
    }
  });

  test('a product on its own has an empty row', () => {
    expect(readRow(trainDiversePairs(makeMatrix(1, [0]), { ...options, overlap: 0.2 }), 0)).toEqual([]);
  });
});

describe('trainCoreEase', () => {
  const matrix = makeMatrix(5, [0, 2, 4], [0, 2], [2, 4, 3], [0, 4], [1, 2]);
  const options = { lambda: 1, maxNeighbors: 10, kernels };

  test('is EASE on the products in enough rows; the others are in no row and have none', () => {
    // Rows: 0 in 3, 1 in 1, 2 in 4, 3 in 1, 4 in 3. Two rows at least: 0, 2 and 4.
    const table = trainCoreEase(matrix, { ...options, minRows: 2, maxProducts: 10 });
    const small = trainEase(makeMatrix(3, [0, 1, 2], [0, 1], [1, 2], [0, 2], [1]), options);
    const core = [0, 2, 4];
    for (const [at, product] of core.entries())
      expect(readRow(table, product)).toEqual(readRow(small, at).map(([other, score]) => [core[other], score]));
    expect(readRow(table, 1)).toEqual([]);
    expect(readRow(table, 3)).toEqual([]);
  });

  test('keeps the products in most rows, and equally many by index', () => {
    const table = trainCoreEase(matrix, { ...options, minRows: 1, maxProducts: 2 });
    // 2 is in 4 rows; of 0 and 4, in 3 each, the first.
    expect(new Set(table.products)).toEqual(new Set([0, 2]));
  });

  test('fewer than two products say nothing', () => {
    const table = trainCoreEase(matrix, { ...options, minRows: 4, maxProducts: 10 });
    expect([...table.offsets]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

test('scaleColumns multiplies by the factor of the product said, and sorts again', () => {
  const table = {
    offsets: Uint32Array.of(0, 3, 3, 4),
    products: Uint32Array.of(1, 2, 0, 1),
    scores: Float32Array.of(1, 0.5, 0.25, 2),
  };
  const scaled = scaleColumns(table, [4, 0.5, 2]);
  // 1 * 0.5 = 0.5, 0.5 * 2 = 1, 0.25 * 4 = 1: equal scores by index.
  expect(readRow(scaled, 0)).toEqual([
    [0, 1],
    [2, 1],
    [1, 0.5],
  ]);
  expect(readRow(scaled, 2)).toEqual([[1, 1]]);
});

test('blendTables brings tables to one scale, and adds their rows by weight', () => {
  // Best by voice: 4 * 1 and 2 * 2, mean 4. So the first table is divided by 4.
  const first = {
    table: { offsets: Uint32Array.of(0, 2, 3, 3), products: Uint32Array.of(1, 2, 0), scores: Float32Array.of(4, 2, 2) },
    voices: Float32Array.of(1, 2, 1),
    weight: 1,
  };
  // Best by voice: 16 * 1. So the second is divided by 16, and counts twice.
  const second = {
    table: { offsets: Uint32Array.of(0, 1, 1, 1), products: Uint32Array.of(2), scores: Float32Array.of(16) },
    voices: Float32Array.of(1, 1, 1),
    weight: 2,
  };
  const blend = blendTables([first, second], 10);
  // 1: 4/4. 2: 2/4 + 2 * 16/16.
  expect(readRow(blend, 0)).toEqual([
    [2, 2.5],
    [1, 1],
  ]);
  expect(readRow(blend, 1)).toEqual([[0, 1]]);
  expect(readRow(blendTables([first, second], 1), 0)).toEqual([[2, 2.5]]);
});

test('listLeaders: the highest first, equals by index, none of 0', () => {
  expect([...listLeaders(Float32Array.of(0, 2, 3, 2))]).toEqual([2, 1, 3]);
  expect(listLeaders(new Float32Array(300).fill(1)).length).toBe(200);
});

test('buildTrainingData builds what is shared once', () => {
  const data = buildTrainingData(makePurchases(makeBaskets('7 9', '9')), { kernels });
  expect(data.asOf).toBe(2000);
  let built = 0;
  const build = () => ++built;
  expect([data.share('a', build), data.share('a', build), data.share('b', build)]).toEqual([1, 1, 2]);
});

test('EASE on buyers suits up to 8,000 products that two buyers have, random walks and iALS more', () => {
  const suitable = (productCount: number, buyerCount: number, alone = 0) => {
    // Each product goes to two buyers, one behind the other.
    const shop = Array.from({ length: buyerCount }, (_, buyer) => ({ buyer: buyer + 1, products: [] as number[] }));
    for (let i = 0; i < 2 * productCount; i++) shop[i % buyerCount]!.products.push(1 + (i % productCount));
    const rare = { buyer: 999, products: Array.from({ length: alone }, (_, i) => 50_000 + i) };
    const data = buildTrainingData(makePurchases([...shop, rare]), { kernels });
    return [userEase, homeBlend, ials, rp3beta].filter(({ suits }) => suits(data)).map(({ name }) => name);
  };
  expect(suitable(8000, 301)).toEqual(['user-ease', 'home-blend']);
  expect(suitable(8000, 301, 100)).toEqual(['user-ease', 'home-blend']);
  expect(suitable(8001, 299)).toEqual(['ials', 'rp3beta']);
  expect(suitable(8001, 298)).toEqual(['rp3beta']);
  expect(suitable(20_001, 301)).toEqual(['rp3beta']);
});
