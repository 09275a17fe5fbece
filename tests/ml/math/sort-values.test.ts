import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortValues } from '#ml/math/sort-values.ts';

test('few or many, values come out as a typed array sorts them, and stay as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 80 }), (values) => {
      const before = values.slice();
      expect(Array.from(sortValues(values))).toEqual(Array.from(Float64Array.from(values).sort()));
      expect(values).toEqual(before);
    }),
  );
});
