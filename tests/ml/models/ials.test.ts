import { expect, test } from 'vitest';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import { transposeMatrix } from '#ml/data/transpose-matrix.ts';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import type { FactorProblem } from '#ml/kernels/kernels.ts';
import { createRandom } from '#ml/math/create-random.ts';
import type { FactorModel } from '#ml/models/factor-model.ts';
import { explainFactors } from '#ml/models/explain-factors.ts';
import { factoriseBuyer } from '#ml/models/factorise-buyer.ts';
import { foldIn } from '#ml/models/fold-in.ts';
import { scoreFactors } from '#ml/models/score-factors.ts';
import { trainIals } from '#ml/models/train-ials.ts';
import { randomMatrix } from '../kernels/random-matrix.ts';

const kernels = createScalarKernels();
const train = (matrix: Matrix, options: Partial<Parameters<typeof trainIals>[1]> = {}) =>
  trainIals(matrix, { factors: 8, random: createRandom(1), kernels, ...options });

/** The loss of `FactorProblem`, written out over every cell. */
function lossOf({ matrix, factors, rowFactors, columnFactors, lambda, alpha0 }: FactorProblem): number {
  const { rowCount, columnCount, offsets, columns } = matrix;
  const counts = new Uint32Array(columnCount);
  for (const column of columns) counts[column]! += 1;
  const square = (values: Float32Array, at: number) =>
    values.subarray(at * factors, (at + 1) * factors).reduce((sum, value) => sum + value * value, 0);
  let loss = 0;
  for (let row = 0; row < rowCount; row++) {
    const own = new Set(columns.subarray(offsets[row], offsets[row + 1]));
    loss += lambda * (own.size + alpha0 * columnCount) * square(rowFactors, row);
    for (let column = 0; column < columnCount; column++) {
      let y = 0;
      for (let f = 0; f < factors; f++) y += rowFactors[row * factors + f]! * columnFactors[column * factors + f]!;
      loss += alpha0 * y * y + (own.has(column) ? (1 - y) ** 2 : 0);
    }
  }
  for (let column = 0; column < columnCount; column++)
    loss += lambda * (counts[column]! + alpha0 * rowCount) * square(columnFactors, column);
  return loss;
}

function startProblem(matrix: Matrix, factors: number): FactorProblem {
  const random = createRandom(2);
  return {
    matrix,
    transposed: transposeMatrix(matrix),
    factors,
    lambda: 0.05,
    alpha0: 0.3,
    rowFactors: new Float32Array(matrix.rowCount * factors),
    columnFactors: Float32Array.from({ length: matrix.columnCount * factors }, () => (random() - 0.5) / 10),
  };
}

const BY_HAND: FactorModel = {
  factors: 1,
  itemFactors: Float32Array.of(1, 0.5),
  gram: Float64Array.of(1.25),
  lambda: 0.1,
  alpha0: 0.5,
};

test('one factor, one buyer, two products by hand', () => {
  // h = (1, 0.5), alpha0 = 0.5, lambda = 0.1, bought: product 0. (alpha0 (1 + .25) + 1 + .1 (1 + .5 * 2)) w = 1:
  // .625 + 1 + .2 = 1.825.
  const buyer = foldIn(BY_HAND, [0]);
  expect(buyer[0]).toBeCloseTo(1 / 1.825, 6);
  expect([...scoreFactors(BY_HAND, buyer)].map((score) => score * 1.825)).toEqual([
    expect.closeTo(1, 6),
    expect.closeTo(0.5, 6),
  ]);
  // Bought twice as surely: (.625 + 2 + .1 (2 + 1)) w = 2.
  expect(foldIn(BY_HAND, [0], [2])[0]).toBeCloseTo(2 / 2.925, 6);
});

test('every half-step lowers the loss', () => {
  const matrix = randomMatrix(60, 40, 500);
  let before = Infinity;
  for (let halfSteps = 1; halfSteps <= 12; halfSteps++) {
    const problem = startProblem(matrix, 6);
    kernels.alternate(problem, halfSteps);
    const loss = lossOf(problem);
    expect(loss).toBeLessThan(before);
    before = loss;
  }
});

test('a few conjugate steps go where solving exactly goes', () => {
  const matrix = randomMatrix(60, 40, 500);
  const problem = startProblem(matrix, 6);
  kernels.alternate(problem, 30);
  const exact = startProblem(matrix, 6);
  for (let iteration = 0; iteration < 15; iteration++) {
    solveExactly(exact, 'rows');
    solveExactly(exact, 'columns');
  }
  expect(lossOf(problem) / lossOf(exact)).toBeGreaterThan(0.999);
  expect(lossOf(problem) / lossOf(exact)).toBeLessThan(1.001);
});

/** A half-step by `foldIn`, which solves by Cholesky. */
function solveExactly(problem: FactorProblem, side: 'rows' | 'columns'): void {
  const { factors, lambda, alpha0 } = problem;
  const isRows = side === 'rows';
  const matrix = isRows ? problem.matrix : problem.transposed;
  const [solved, fixed] = isRows
    ? [problem.rowFactors, problem.columnFactors]
    : [problem.columnFactors, problem.rowFactors];
  const gram = new Float64Array(factors * factors);
  for (let at = 0; at < fixed.length; at += factors)
    for (let f = 0; f < factors; f++)
      for (let g = 0; g < factors; g++) gram[f * factors + g]! += fixed[at + f]! * fixed[at + g]!;
  const model = { factors, itemFactors: fixed, gram, lambda, alpha0 };
  for (let row = 0; row < matrix.rowCount; row++) {
    const own = matrix.columns.subarray(matrix.offsets[row], matrix.offsets[row + 1]);
    solved.set(foldIn(model, own), row * factors);
  }
}

test('folding a buyer in takes the step that training would', () => {
  const matrix = randomMatrix(60, 40, 500);
  const model = train(matrix, { iterations: 60 });
  const problem = {
    ...startProblem(matrix, 8),
    ...{ lambda: model.lambda, alpha0: model.alpha0, columnFactors: model.itemFactors },
  };
  solveExactly(problem, 'rows');
  const before = lossOf(problem);
  for (let row = 0; row < 5; row++) {
    const own = [...matrix.columns.subarray(matrix.offsets[row], matrix.offsets[row + 1])];
    expect(foldIn(model, own)).toEqual(problem.rowFactors.slice(row * 8, row * 8 + 8));
  }
  // Any other factor is worse.
  problem.rowFactors[3]! += 0.01;
  expect(lossOf(problem)).toBeGreaterThan(before);
});

test('products that the same buyers have are alike to the bit', () => {
  // Columns 1 and 2 are in the same rows.
  const matrix = buildMatrix(4, 3, Uint32Array.of(0, 0, 0, 1, 1, 2), Uint32Array.of(0, 1, 2, 1, 2, 0));
  const { itemFactors } = train(matrix);
  expect(itemFactors.subarray(8, 16)).toEqual(itemFactors.subarray(16, 24));
  expect(itemFactors.subarray(0, 8)).not.toEqual(itemFactors.subarray(8, 16));
});

test('what each product of a buyer adds to a score: by hand, and in sum the score', () => {
  // As above: 1.825 w = 1, and the score of product 1 is 0.5 w; its only reason is product 0.
  const shares = explainFactors(BY_HAND, factoriseBuyer(BY_HAND, [0], [1])!, [0], [1], 1);
  expect(shares[0]).toBeCloseTo(0.5 / 1.825, 6);
  const model = train(randomMatrix(60, 40, 500));
  const [items, weights] = [
    [3, 8, 21],
    [1, 0.5, 0.25],
  ];
  const scores = scoreFactors(model, foldIn(model, items, weights));
  const equations = factoriseBuyer(model, items, weights)!;
  for (const [product, score] of scores.entries()) {
    const sum = explainFactors(model, equations, items, weights, product).reduce((all, share) => all + share, 0);
    expect(sum).toBeCloseTo(score, 5);
  }
});

test('same seed, same bytes', () => {
  const matrix = randomMatrix(60, 40, 500);
  expect(train(matrix)).toEqual(train(matrix));
  expect(train(matrix)).not.toEqual(train(matrix, { random: createRandom(2) }));
});

test('nothing bought, nobody known, products of nobody: zeros, and no NaN', () => {
  const empty = train(buildMatrix(0, 0, new Uint32Array(0), new Uint32Array(0)));
  expect(scoreFactors(empty, foldIn(empty, [0, 1]))).toEqual(new Float32Array(0));
  const one = train(buildMatrix(1, 3, Uint32Array.of(0), Uint32Array.of(1)));
  expect([...one.itemFactors.subarray(0, 8)]).toEqual(new Array(8).fill(0));
  expect(one.itemFactors.every(Number.isFinite)).toBe(true);
  expect(foldIn(one, [])).toEqual(new Float32Array(8));
  expect(foldIn(one, [7, -1, 1.5])).toEqual(new Float32Array(8));
  expect(scoreFactors(one, foldIn(one, [1, 9]))).toEqual(scoreFactors(one, foldIn(one, [1])));
});

test('settings out of range are refused in one sentence', () => {
  const matrix = randomMatrix(5, 5, 10);
  expect(() => train(matrix, { factors: 0 })).toThrow('Cannot train iALS: factors must be a positive integer, got 0.');
  expect(() => train(matrix, { iterations: 1.5 })).toThrow('iterations must be a positive integer, got 1.5.');
  expect(() => train(matrix, { lambda: 0 })).toThrow('lambda must be above 0 and alpha0 at least 0, got 0 and 0.3.');
});
