import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectHighest } from '#ml/math/select-highest.ts';

test('selectHighest: of 5, 7, 7, 9 the best two accepted without 3 are 1 and 2, equal ones by id', () => {
  const best = selectHighest(Uint32Array.of(2, 0, 3, 1), 4, Float64Array.of(5, 7, 7, 9), 2, (id) => id !== 3);
  expect([...best]).toEqual([1, 2]);
});

test('selectHighest: what a full sort of the accepted cut short gives, whatever the order of ids', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (values, limit, every, isReversed) => {
        const all = values.map((_, id) => id);
        const ids = Uint32Array.from(isReversed ? all.toReversed() : all);
        const accepts = (id: number) => id % every === 0;
        const best = selectHighest(ids, ids.length, Float64Array.from(values), limit, accepts);
        const sorted = all.filter(accepts).sort((a, b) => values[b]! - values[a]! || a - b);
        expect([...best]).toEqual(sorted.slice(0, limit));
      },
    ),
  );
});

test('selectHighest: only those that would be among the best are asked about', () => {
  const asked: number[] = [];
  selectHighest(Uint32Array.of(0, 1, 2, 3), 4, Float64Array.of(9, 1, 2, 10), 1, (id) => asked.push(id) > 0);
  expect(asked).toEqual([0, 3]);
});
