import { expect, test } from 'vitest';
import { estimateForecastError } from '#ml/profiles/estimate-forecast-error.ts';

test('how far an earlier sum of chances was off, chance taken away', () => {
  // e = 100 * .2 + 100 * .6 = 80, o = 100, V = 16 + 24 = 40: sqrt(20^2 - 40) / 80.
  const bins = [
    { n: 100, predicted: 0.2, returned: 30 },
    { n: 100, predicted: 0.6, returned: 70 },
  ];
  expect(estimateForecastError(bins)).toBeCloseTo(Math.sqrt(360) / 80, 12);
  expect(estimateForecastError(bins.toReversed())).toBeCloseTo(Math.sqrt(360) / 80, 12);
});

test('what chance explains is no error, and nobody expected is none that could be known', () => {
  // 86 of 80: 6^2 is below V = 40.
  expect(estimateForecastError([{ n: 200, predicted: 0.4, returned: 86 }])).toBe(0);
  expect(estimateForecastError([])).toBeNull();
  expect(estimateForecastError([{ n: 9, predicted: 0, returned: 0 }])).toBeNull();
});
