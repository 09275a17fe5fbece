import { describe, expect, test } from 'vitest';
import type { Sequences } from '#ml/data/sequences.ts';
import { trainTransitions } from '#ml/models/train-transitions.ts';

const makeSequences = (productCount: number, rows: readonly (readonly number[])[]): Sequences => ({
  productCount,
  offsets: Uint32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]),
  products: Uint32Array.from(rows.flat()),
});
const listRow = ({ offsets, products, scores }: ReturnType<typeof trainTransitions>, product: number) =>
  Array.from(products.subarray(offsets[product], offsets[product + 1]), (other, i) => [
    other,
    expect.closeTo(scores[offsets[product]! + i]!, 6),
  ]);

/** 0 then 1 then 2; 0 then 2. Product 0 is in 2 places, 1 in 1, 2 in 2. */
const SEQUENCES = makeSequences(3, [
  [0, 1, 2],
  [0, 2],
]);

describe('transitions', () => {
  test('what follows counts by how soon', () => {
    const table = trainTransitions(SEQUENCES, { backward: 0 });
    // 0 -> 2: 1/2 + 1; 0 -> 1: 1
    expect(listRow(table, 0)).toEqual([
      [2, 1.5],
      [1, 1],
    ]);
    expect(listRow(table, 1)).toEqual([[2, 1]]);
    expect(listRow(table, 2)).toEqual([]);
  });

  test('what went before counts its share', () => {
    // 2 -> 0: 0.3 * (1/2 + 1); 2 -> 1: 0.3 * 1. 1 -> 2: 1, 1 -> 0: 0.3
    const table = trainTransitions(SEQUENCES, { backward: 0.3 });
    expect(listRow(table, 2)).toEqual([
      [0, 0.45],
      [1, 0.3],
    ]);
    expect(listRow(table, 1)).toEqual([
      [2, 1],
      [0, 0.3],
    ]);
  });

  test('alpha and beta divide by the counts of both ends', () => {
    // 0 -> 2: 1.5 / (2 * 2) = 0.375; 0 -> 1: 1 / (2 * 1) = 0.5
    expect(listRow(trainTransitions(SEQUENCES, { backward: 0, alpha: 1, beta: 1 }), 0)).toEqual([
      [1, 0.5],
      [2, 0.375],
    ]);
  });

  test('far ends and weak neighbours are left out', () => {
    expect(listRow(trainTransitions(SEQUENCES, { backward: 0, maxGap: 1 }), 0)).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(listRow(trainTransitions(SEQUENCES, { backward: 0, maxNeighbors: 1 }), 0)).toEqual([[2, 1.5]]);
  });

  test('each place of a product that repeats counts; it is no rule for itself', () => {
    // 0 1 0 1: places (0,1) gap 1, (0,1) gap 3, (0,1) gap 1: 1 + 1/3 + 1
    const table = trainTransitions(makeSequences(2, [[0, 1, 0, 1]]), { backward: 0 });
    expect([...table.products]).toEqual([1, 0]);
    expect(table.scores[0]).toBeCloseTo(7 / 3, 6);
    expect(table.scores[1]).toBe(1);
  });

  test('nothing in, nothing out', () => {
    expect(trainTransitions(makeSequences(0, [])).products.length).toBe(0);
    expect(trainTransitions(makeSequences(2, [[], [1]])).products.length).toBe(0);
  });

  test.each([
    [{ backward: -1 }, 'backward must be a number from 0, got -1'],
    [{ alpha: Infinity }, 'alpha must be a number from 0, got Infinity'],
    [{ maxGap: 0 }, 'maxGap must be a positive integer, got 0'],
    [{ maxNeighbors: 1.5 }, 'maxNeighbors must be a positive integer, got 1.5'],
  ])('refuses %j', (options, says) => {
    expect(() => trainTransitions(SEQUENCES, options)).toThrow(says);
  });
});
