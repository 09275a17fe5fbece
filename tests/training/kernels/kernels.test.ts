import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createKernels } from '#app/training/kernels/create-kernels.ts';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { transposeMatrix } from '#ml/data/transpose-matrix.ts';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { randomMatrix } from '../../ml/kernels/random-matrix.ts';

const scalar = createScalarKernels();
const one = createKernels({ threads: 1 });
const two = createKernels({ threads: 2 });
afterAll(() => {
  one.close();
  two.close();
});

/** Around the sizes where tiles (8), blocks (64) and pieces of work end, and empty. */
const SIZES = [0, 1, 2, 7, 8, 9, 63, 64, 65, 130, 200];

const copyInverse = (kernels: Kernels, size: number, rowWeights?: Float32Array) => {
  const matrix = randomMatrix(300, size, 12 * size);
  return kernels.invertGram(matrix, { ridge: new Float32Array(size).fill(5), rowWeights }, (inverse, stride) =>
    Float32Array.from({ length: size * size }, (_, at) => inverse[Math.floor(at / size) * stride + (at % size)]!),
  );
};

const weigh = (rows: number) => {
  const random = createRandom(3);
  return Float32Array.from({ length: rows }, () => random());
};

function alternate(kernels: Kernels, factors: number, halfSteps: number) {
  const matrix = randomMatrix(150, 90, 900);
  const random = createRandom(5);
  const problem = {
    matrix,
    transposed: transposeMatrix(matrix),
    factors,
    lambda: 0.02,
    alpha0: 0.3,
    rowFactors: Float32Array.from({ length: 150 * factors }, () => random() - 0.5),
    columnFactors: Float32Array.from({ length: 90 * factors }, () => random() - 0.5),
  };
  kernels.alternate(problem, halfSteps);
  return problem;
}

const largestDifference = (a: Float32Array, b: Float32Array): number => {
  expect(a.length).toBe(b.length);
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i]!)), 0);
};

test('the kernels are the compiled ones, on two threads', () => {
  expect([two.name, two.threads]).toEqual(['simd', 2]);
});

describe('the compiled kernels do what the scalar ones do', () => {
  test.each(SIZES)('gram of %i columns: the same bytes, with and without weights', (size) => {
    const matrix = randomMatrix(300, size, 12 * size);
    expect(two.gram(matrix)).toEqual(scalar.gram(matrix));
    expect(two.gram(matrix, weigh(300))).toEqual(scalar.gram(matrix, weigh(300)));
  });

  test.each(SIZES)('inverse of %i columns: within 1e-5 of entries up to 0.2', (size) => {
    expect(largestDifference(copyInverse(two, size), copyInverse(scalar, size))).toBeLessThan(1e-5);
    const weighed = [two, scalar].map((kernels) => copyInverse(kernels, size, weigh(300)));
    expect(largestDifference(weighed[0]!, weighed[1]!)).toBeLessThan(1e-5);
  });

  test.each([1, 3, 16, 20, 64])('half-steps with %i factors: within 1e-4 of factors around 1', (factors) => {
    for (const halfSteps of [1, 2, 5]) {
      const [a, b] = [alternate(two, factors, halfSteps), alternate(scalar, factors, halfSteps)];
      expect(largestDifference(a.rowFactors, b.rowFactors)).toBeLessThan(1e-4);
      expect(largestDifference(a.columnFactors, b.columnFactors)).toBeLessThan(1e-4);
    }
  });

  test.each([0, 1, 5, 16, 17, 100, 300])('nearest of %i columns: the same bytes', (size) => {
    for (const most of [1, 3, 20, 1000]) {
      const matrix = randomMatrix(200, size, 8 * size, most);
      expect(two.nearestColumns(matrix, most)).toEqual(scalar.nearestColumns(matrix, most));
    }
  });

  test('nearest of columns whose pairs are too many to count at once: the same bytes', () => {
    const matrix = randomMatrix(300, 5001, 15_000);
    expect(two.nearestColumns(matrix, 5)).toEqual(scalar.nearestColumns(matrix, 5));
  });
});

test('the number of threads changes no byte', () => {
  const matrix = randomMatrix(400, 333, 6000);
  expect(two.gram(matrix, weigh(400))).toEqual(one.gram(matrix, weigh(400)));
  expect(copyInverse(two, 333)).toEqual(copyInverse(one, 333));
  expect(alternate(two, 24, 7)).toEqual(alternate(one, 24, 7));
  expect(two.nearestColumns(matrix, 9)).toEqual(one.nearestColumns(matrix, 9));
});

test('a matrix times its inverse is the identity, within 1e-4', () => {
  const size = 150;
  const gram = scalar.gram(randomMatrix(400, size, 5000));
  for (let i = 0; i < size; i++) gram[i * size + i]! += 20;
  const inverse = two.invert(gram.slice(), size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += gram[i * size + k]! * inverse[k * size + j]!;
      expect(Math.abs(sum - (i === j ? 1 : 0))).toBeLessThan(1e-4);
    }
  }
});

test('not positive definite, too large: refused as the scalar ones do, and the kernels go on', () => {
  expect(() => two.invert(Float32Array.of(1, 2, 2, 1), 2)).toThrow('must be positive definite');
  const size = 100;
  const singular = new Float32Array(size * size).fill(1);
  expect(() => two.invert(singular, size)).toThrow('must be positive definite');
  const wide = buildMatrix(1, 12_001, Uint32Array.of(0), Uint32Array.of(0));
  expect(() => two.gram(wide)).toThrow('Cannot hold matrix: its size must be at most 12000, got 12001.');
  expect([...two.invert(Float32Array.of(4), 1)]).toEqual([0.25]);
});

test('closing leaves no thread and refuses later calls', async () => {
  const stopped = vi.spyOn(Worker.prototype, 'terminate');
  const kernels = createKernels({ threads: 3 });
  kernels.gram(randomMatrix(10, 10, 30));
  kernels.close();
  expect(stopped).toHaveBeenCalledTimes(2);
  await Promise.all(stopped.mock.results.map(({ value }) => value as Promise<number>));
  for (const { threadId } of stopped.mock.contexts as Worker[]) expect(threadId).toBe(-1);
  stopped.mockRestore();
  expect(() => kernels.gram(randomMatrix(10, 10, 30))).toThrow('the kernels must be open, got closed ones');
});

test('a thread that dies is an error in one sentence, in time', () => {
  const threadUrl = new URL('data:text/javascript,process.exit(1)');
  const kernels = createKernels({ threads: 2, patienceMs: 200, threadUrl });
  const startedAt = performance.now();
  expect(() => kernels.gram(randomMatrix(10, 10, 30))).toThrow(
    'Cannot run kernel: every thread must answer within 200 ms, got silence.',
  );
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(() => kernels.gram(randomMatrix(10, 10, 30))).toThrow('must be open');
});

test('where nothing was compiled the scalar kernels serve, and the log says so', () => {
  const warn = vi.fn();
  const log = { debug: vi.fn(), info: vi.fn(), warn, error: vi.fn() };
  const kernels = createKernels({ log, moduleUrl: new URL('file:///nowhere/kernels.wasm') });
  expect(kernels.name).toBe('scalar');
  expect(warn).toHaveBeenCalledWith('kernels.scalar', { reason: expect.any(Error) });
  kernels.close();
});
