import { expect, test } from 'vitest';
import { createFormats } from '#app/messages/create-formats.ts';

test('a loss of less than is shown is nothing, a greater one keeps its sign', () => {
  const { money, roundMoney, number } = createFormats({ locale: 'en', currency: 'EUR', timeZone: 'UTC' });
  expect([money(-0.3), money(-0), money(-1)]).toEqual(['€0.00', '€0.00', '-€0.01']);
  expect([roundMoney(-49), roundMoney(-51)]).toEqual(['€0', '-€1']);
  expect([number(-0.04), number(-0.06)]).toEqual(['0', '-0.1']);
});

test('a share is written as exactly as its interval allows', () => {
  const { sharesWithin, pointsWithin } = createFormats({ locale: 'en', currency: 'EUR', timeZone: 'UTC' });
  // 46 of 118, and 4,600 of 11,800: Wilson's intervals are 17 points and 1.8 points wide.
  expect([0.307, 0.39, 0.48].map(sharesWithin([0.307, 0.48]))).toEqual(['31%', '39%', '48%']);
  expect([0.381, 0.39, 0.399].map(sharesWithin([0.381, 0.399]))).toEqual(['38.1%', '39.0%', '39.9%']);
  expect([-0.142, 0.073].map(pointsWithin([-0.142, 0.073]))).toEqual(['-14', '+7']);
  // An end that is not nothing is not written as nothing.
  expect([0.003, 0.12].map(pointsWithin([0.003, 0.12]))).toEqual(['+0.3', '+12']);
});
