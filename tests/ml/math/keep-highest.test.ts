import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepHighest } from '#ml/math/keep-highest.ts';

test('keepHighest: of 5, 7, 7, 9, 7 the best three are ids 3, 1 and 2, for equal ones go by id', () => {
  const ids = Uint32Array.of(4, 2, 0, 3, 1);
  const kept = keepHighest(ids, 5, Float64Array.of(5, 7, 7, 9, 7), 3, new Float64Array(5));
  expect([...ids.subarray(0, kept)].sort()).toEqual([1, 2, 3]);
});

test('keepHighest: with no more ids than asked for all are kept, where they are', () => {
  const ids = Uint32Array.of(2, 0, 9);
  expect(keepHighest(ids, 2, Float64Array.of(1, 1, 1), 5, new Float64Array(2))).toBe(2);
  expect(ids).toEqual(Uint32Array.of(2, 0, 9));
});

test('keepHighest: what a full sort cut short gives, in any order of ids; none is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.infiniteStream(fc.nat(1000)),
      (values, limit, draws) => {
        const scores = Float64Array.from(values);
        const all = values.map((_, id) => id);
        const keys = all.map(() => draws.next().value!);
        const ids = Uint32Array.from(all.toSorted((a, b) => keys[a]! - keys[b]!));
        const kept = keepHighest(ids, ids.length, scores, limit, new Float64Array(ids.length));
        const best = all.toSorted((a, b) => scores[b]! - scores[a]! || a - b).slice(0, limit);
        expect([...ids.subarray(0, kept)].sort((a, b) => a - b)).toEqual(best.sort((a, b) => a - b));
        expect([...ids].sort((a, b) => a - b)).toEqual(all);
      },
    ),
  );
});
