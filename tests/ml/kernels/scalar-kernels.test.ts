import { expect, test } from 'vitest';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { randomMatrix } from './random-matrix.ts';

const kernels = createScalarKernels();
/** Rows {0, 1}, {0}, {1, 2}. */
const small = buildMatrix(3, 3, Uint32Array.of(0, 0, 1, 2, 2), Uint32Array.of(0, 1, 0, 1, 2));

test('gram: how many rows, or how much weight, two columns share', () => {
  // Column 0 is in rows 0 and 1, column 1 in rows 0 and 2, column 2 in row 2.
  expect([...kernels.gram(small)]).toEqual([2, 1, 0, 1, 2, 1, 0, 1, 1]);
  // Rows weigh 1, 2 and 4: 0 with itself 1 + 2, 0 with 1 only row 0, 1 with itself 1 + 4, 1 with 2 only row 2.
  expect([...kernels.gram(small, Float32Array.of(1, 2, 4))]).toEqual([3, 1, 0, 1, 5, 4, 0, 4, 4]);
});

test('invert: [[2, 1], [1, 2]] becomes [[2, -1], [-1, 2]] / 3', () => {
  // The determinant is 2 * 2 - 1 * 1 = 3.
  const inverse = kernels.invert(Float32Array.of(2, 1, 1, 2), 2);
  for (const [i, value] of [2 / 3, -1 / 3, -1 / 3, 2 / 3].entries()) expect(inverse[i]).toBeCloseTo(value, 6);
  expect([...kernels.invert(new Float32Array(0), 0)]).toEqual([]);
  expect([...kernels.invert(Float32Array.of(4), 1)]).toEqual([0.25]);
});

test('a matrix that is not positive definite is refused', () => {
  const refused = 'Cannot invert matrix: it must be positive definite';
  // The second pivot is 1 - 2 * 2 / 1 = -3; in the next ones 0, and no number.
  expect(() => kernels.invert(Float32Array.of(1, 2, 2, 1), 2)).toThrow(refused);
  expect(() => kernels.invert(Float32Array.of(1, 1, 1, 1), 2)).toThrow(refused);
  expect(() => kernels.invert(Float32Array.of(1, Number.NaN, Number.NaN, 1), 2)).toThrow(refused);
  expect(() => kernels.invert(new Float32Array(3), 2)).toThrow(RangeError);
});

test('a dense matrix of more than 12,000 columns is refused before memory is asked for', () => {
  const wide = buildMatrix(1, 12_001, Uint32Array.of(0), Uint32Array.of(0));
  expect(() => kernels.gram(wide)).toThrow('Cannot hold matrix: its size must be at most 12000, got 12001.');
});

test('weights and ridges come one for each row and column', () => {
  expect(() => kernels.gram(small, new Float32Array(2))).toThrow('there must be 3 weights, got 2');
  expect(() => kernels.invertGram(small, { ridge: new Float32Array(2) }, () => 0)).toThrow('must be 3 values, got 2');
});

test('nearest columns: cosine by hand, equal ones by index', () => {
  // 1 shares one row with 0 and one with 2: 1 / sqrt(2 * 2) = .5 and 1 / sqrt(2 * 1) = .7071.
  const { offsets, columns, cosines } = kernels.nearestColumns(small, 5);
  expect([...offsets]).toEqual([0, 1, 3, 4]);
  expect([...columns]).toEqual([1, 2, 0, 1]);
  for (const [i, value] of [0.5, Math.SQRT1_2, 0.5, Math.SQRT1_2].entries()) expect(cosines[i]).toBeCloseTo(value, 6);
  // All alike: the smaller index first.
  const alike = buildMatrix(1, 4, new Uint32Array(4), Uint32Array.of(0, 1, 2, 3));
  expect([...kernels.nearestColumns(alike, 2).columns]).toEqual([1, 2, 0, 2, 0, 1, 0, 1]);
});

test('the factors must be of the size of the matrix', () => {
  const matrix = randomMatrix(5, 4, 10);
  const problem = { matrix, transposed: matrix, factors: 2, lambda: 1, alpha0: 1 };
  const fit = { rowFactors: new Float32Array(10), columnFactors: new Float32Array(8) };
  expect(() => kernels.alternate({ ...problem, ...fit, rowFactors: new Float32Array(9) }, 1)).toThrow('got 9 and 8');
  expect(() => kernels.alternate({ ...problem, ...fit }, 1)).toThrow('must have 4 rows, got 5');
});
