import { expect, test } from 'vitest';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { trainDenseEase } from '#ml/models/train-dense-ease.ts';
import { trainEase } from '#ml/models/train-ease.ts';
import { randomMatrix } from '../kernels/random-matrix.ts';

const kernels = createScalarKernels();
const pairs = (...rows: readonly string[]) => {
  const ones = rows.flatMap((row, r) => [...row].map((column) => [r, Number(column)] as const));
  const columnCount = Math.max(0, ...ones.map(([, column]) => column + 1));
  const [at, columns] = [0, 1].map((side) => Uint32Array.from(ones, (one) => one[side]!));
  return buildMatrix(rows.length, columnCount, at!, columns!);
};

test('two products by hand', () => {
  // Orders {0, 1}, {0}, {1}: X'X = [[2, 1], [1, 2]]. With lambda 1, [[3, 1], [1, 3]]^-1 = [[3, -1], [-1, 3]] / 8,
  // so that B_01 = -(-1/8) / (3/8) = 1/3.
  const weights = trainDenseEase(pairs('01', '0', '1'), { lambda: 1, kernels });
  for (const [i, value] of [0, 1 / 3, 1 / 3, 0].entries()) expect(weights[i]).toBeCloseTo(value, 6);
});

test('three products by hand: one that the others explain away weighs less than nothing', () => {
  // Orders {0, 1}, {1, 2}: X'X = [[1, 1, 0], [1, 2, 1], [0, 1, 1]]. With lambda 1, [[2, 1, 0], [1, 3, 1], [0, 1, 2]]
  // has the determinant 2 * 5 - 1 * 2 = 8 and the inverse [[5, -2, 1], [-2, 4, -2], [1, -2, 5]] / 8.
  // B_01 = 2/4, B_10 = 2/5, B_02 = -1/5: columns divide by their own diagonal.
  const weights = trainDenseEase(pairs('01', '12'), { lambda: 1, kernels });
  const expected = [0, 1 / 2, -1 / 5, 2 / 5, 0, 2 / 5, -1 / 5, 1 / 2, 0];
  for (const [i, value] of expected.entries()) expect(weights[i]).toBeCloseTo(value, 6);
  const table = trainEase(pairs('01', '12'), { lambda: 1, kernels });
  expect([...table.offsets]).toEqual([0, 2, 4, 6]);
  expect([...table.products]).toEqual([1, 2, 0, 2, 1, 0]);
  expect(table.scores[1]).toBeCloseTo(-1 / 5, 5);
});

test('row weights count orders by their age, dropout by their own count', () => {
  // The first order counts 1/2: X'WX = [[3/2, 1/2], [1/2, 3/2]]; with lambda 1 B_01 = (1/2) / (5/2) = 1/5.
  const matrix = pairs('01', '0', '1');
  const decayed = trainDenseEase(matrix, { lambda: 1, rowWeights: Float32Array.of(0.5, 1, 1), kernels });
  expect(decayed[1]).toBeCloseTo(1 / 5, 6);
  // Half of the ones hidden: the diagonal grows by 1 * its count 2, [[5, 1], [1, 5]], so that B_01 = 1/5.
  const denoised = trainDenseEase(matrix, { lambda: 1, dropout: 0.5, kernels });
  expect(denoised[1]).toBeCloseTo(1 / 5, 6);
});

test('the table holds the largest weights of the dense form, negative ones too', () => {
  const matrix = randomMatrix(200, 40, 1500);
  const dense = trainDenseEase(matrix, { lambda: 20, kernels });
  const { offsets, products, scores } = trainEase(matrix, { lambda: 20, maxNeighbors: 7, kernels });
  expect(scores.some((score) => score < 0)).toBe(true);
  for (let i = 0; i < 40; i++) {
    const row = [...dense.subarray(i * 40, (i + 1) * 40)];
    const least = row.map(Math.abs).sort((a, b) => b - a)[6]!;
    const kept = [...products.subarray(offsets[i], offsets[i + 1])];
    const weights = [...scores.subarray(offsets[i], offsets[i + 1])];
    expect(kept.length).toBe(Math.min(7, row.filter((weight) => Math.abs(weight) > 2 ** -20).length));
    for (const [at, j] of kept.entries()) {
      // Rounded to 2^-20.
      expect(Math.abs(weights[at]! - row[j]!)).toBeLessThan(1e-6);
      expect(Math.abs(row[j]!)).toBeGreaterThan(least - 1e-6);
    }
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  }
});

test('no products, one product, all the same product, empty rows: no weights, and no NaN', () => {
  expect(trainEase(pairs(), { lambda: 1, kernels }).offsets).toEqual(Uint32Array.of(0));
  for (const matrix of [pairs('0'), pairs('0', '0', '0'), buildMatrix(4, 3, Uint32Array.of(2), Uint32Array.of(1))]) {
    const { products, offsets } = trainEase(matrix, { lambda: 1, kernels });
    expect(products.length).toBe(0);
    expect(offsets.length).toBe(matrix.columnCount + 1);
    expect([...trainDenseEase(matrix, { lambda: 1, kernels })].every((weight) => weight === 0)).toBe(true);
  }
  // Products of one order only, beside a bestseller in a thousand.
  const lonely = trainDenseEase(pairs(...Array<string>(1000).fill('0'), '12', '03'), { lambda: 0.5, kernels });
  expect(lonely.every(Number.isFinite)).toBe(true);
});

test('settings out of range are refused in one sentence', () => {
  const matrix = pairs('01');
  expect(() => trainEase(matrix, { lambda: 0, kernels })).toThrow('lambda must be above 0, got 0.');
  expect(() => trainEase(matrix, { lambda: 1, dropout: 1, kernels })).toThrow('dropout must be in [0, 1), got 1.');
  expect(() => trainEase(matrix, { lambda: 1, maxNeighbors: 0, kernels })).toThrow('positive integer, got 0.');
  const rowWeights = Float32Array.of(Number.NaN);
  expect(() => trainEase(matrix, { lambda: 1, rowWeights, kernels })).toThrow('must be at least 0, got NaN.');
  const short = new Float32Array(0);
  expect(() => trainEase(matrix, { lambda: 1, rowWeights: short, kernels })).toThrow('must be 1 weights, got 0.');
});
