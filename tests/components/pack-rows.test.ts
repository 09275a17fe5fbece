import { expect, test } from 'vitest';
import { packCurve } from '#app/components/pack-curve.ts';
import { packRows, unpackRows } from '#app/components/pack-rows.ts';

test('packed rows name each column once, and are the same rows when unpacked', () => {
  const rows = [
    { day: 3, share: 0.5, isOver: true },
    { day: 6, share: null, isOver: false },
  ];
  const packed = packRows(rows);
  expect(packed).toEqual({ day: [3, 6], share: [0.5, null], isOver: [true, false] });
  expect(unpackRows(packed)).toEqual(rows);
  expect(unpackRows(packRows([]))).toEqual([]);
});

test('the points of a curve that is drawn are packed to five decimals', () => {
  expect(packCurve([{ day: 7, back: 1 / 3, low: 0.3, high: 2 / 3 }])).toEqual({
    ...{ day: [7], back: [0.33333], low: [0.3], high: [0.66667] },
  });
});
