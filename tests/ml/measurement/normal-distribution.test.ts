import { describe, expect, test } from 'vitest';
import { normalQuantile } from '#ml/measurement/normal-quantile.ts';
import { normalTail } from '#ml/measurement/normal-tail.ts';

describe('normalTail', () => {
  test.each([
    // Published to ten digits (Abramowitz & Stegun, tables 26.1 and 26.2).
    [0, 0.5],
    [1, 0.1586552539],
    [1.96, 0.0249978951],
    [3, 0.0013498980316],
    [5, 2.866515719e-7],
    [10, 7.619853024e-24],
  ])('the share above %f is %f', (z, share) => {
    expect(normalTail(z) / share).toBeCloseTo(1, 8);
  });

  test('is symmetric and has no step where the method changes', () => {
    expect(normalTail(-1.2)).toBeCloseTo(1 - normalTail(1.2), 15);
    expect(normalTail(3 + 1e-9) / normalTail(3)).toBeCloseTo(1, 7);
  });
});

describe('normalQuantile', () => {
  test.each([
    [0.025, 1.959963984540054],
    [0.005, 2.5758293035489],
    [1e-6, 4.753424308822899],
    [0.5, 0],
  ])('leaves %f above %f', (tail, z) => {
    expect(normalQuantile(tail)).toBeCloseTo(z, 12);
  });

  test('refuses what is no tail', () => {
    expect(() => normalQuantile(0)).toThrow('Cannot take quantile: tail must be in (0, 0.5], got 0.');
  });
});
