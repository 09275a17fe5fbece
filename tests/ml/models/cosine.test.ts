import { expect, test } from 'vitest';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { trainCosine } from '#ml/models/train-cosine.ts';
import { trainNeighbors } from '#ml/models/train-neighbors.ts';
import { randomMatrix } from '../kernels/random-matrix.ts';

test('the kernel keeps what scoring every pair keeps', () => {
  const matrix = randomMatrix(120, 60, 900);
  const { offsets, products, scores } = trainNeighbors(
    matrix,
    ({ rowsOf }) =>
      (together, column, other) =>
        together / Math.sqrt(rowsOf(column) * rowsOf(other)),
    { maxNeighbors: 9 },
  );
  expect(trainCosine(matrix, { maxNeighbors: 9, kernels: createScalarKernels() })).toEqual({
    offsets,
    products,
    scores,
  });
});

test('rows longer than the cap count no pairs', () => {
  const matrix = randomMatrix(20, 30, 400);
  expect(trainCosine(matrix, { maxRow: 1 }).products.length).toBe(0);
});
