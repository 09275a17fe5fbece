import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digamma } from '#ml/math/digamma.ts';
import { incompleteBeta } from '#ml/math/incomplete-beta.ts';
import { logGamma } from '#ml/math/log-gamma.ts';

test('logGamma: factorials, the root of pi, and 14 digits elsewhere', () => {
  // gamma(n) = (n - 1)!, gamma(1/2) = sqrt(pi).
  expect(logGamma(1)).toBeCloseTo(0, 13);
  expect(logGamma(6)).toBeCloseTo(Math.log(120), 13);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  // By SciPy.
  expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 13);
  expect(logGamma(250.25) / 1129.903760977644).toBeCloseTo(1, 13);
  expect([logGamma(0), logGamma(-1)]).toEqual([Infinity, NaN]);
});

test('digamma: Euler and Mascheroni, and what a step adds', () => {
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13);
  expect(digamma(0.1)).toBeCloseTo(-10.423754940411076, 12);
  expect(digamma(250.25)).toBeCloseTo(5.520461085528791, 13);
  expect(digamma(0)).toBeNaN();
});

test('digamma is the slope of logGamma', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 500, noNaN: true }), (x) => {
      const slope = (logGamma(x * 1.00001) - logGamma(x * 0.99999)) / (x * 2e-5);
      expect(Math.abs(slope - digamma(x))).toBeLessThan(1e-5 * Math.max(1, Math.abs(digamma(x))));
    }),
  );
});

test('incompleteBeta: closed forms, and SciPy elsewhere', () => {
  // I_x(1, b) = 1 - (1 - x)^b; I_x(2, 2) = x^2 (3 - 2x).
  expect(incompleteBeta(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 14);
  expect(incompleteBeta(0.25, 2, 2)).toBeCloseTo(0.0625 * 2.5, 14);
  expect(incompleteBeta(0.3, 2.5, 0.7)).toBeCloseTo(0.029814024845250465, 13);
  expect(incompleteBeta(0.42, 200, 300)).toBeCloseTo(0.8196010664172663, 12);
  expect(incompleteBeta(0.5, 6.25, 3.74)).toBeCloseTo(0.20226331068788295, 13);
  expect([incompleteBeta(-1, 2, 2), incompleteBeta(0, 2, 2), incompleteBeta(1, 2, 2)]).toEqual([0, 0, 1]);
});

test('incompleteBeta: both ends together are all', () => {
  const shape = fc.double({ min: 0.05, max: 300, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
      expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 9);
    }),
  );
});
