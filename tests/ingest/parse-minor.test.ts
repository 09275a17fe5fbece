import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMinor } from '#app/ingest/parse-minor.ts';

test('decimal money is read exactly, in the minor unit of its currency', () => {
  expect(parseMinor('12.3', 'GBP')).toBe(1230);
  expect(parseMinor('1.005', 'GBP')).toBe(101); // half away from zero; 1.005 * 100 in floating point is 100.49999
  expect(parseMinor('-1.005', 'GBP')).toBe(-101);
  expect(parseMinor('0.004', 'USD')).toBe(0);
  expect(parseMinor('-0.00', 'USD')).toBe(0);
  expect(parseMinor('1200.0', 'JPY')).toBe(1200);
  expect(parseMinor('1.234', 'KWD')).toBe(1234);
  expect(parseMinor('7', 'EUR')).toBe(700);
});

test('what is no decimal amount is null', () => {
  for (const text of ['', '1,50', '1e3', '.5', '5.', ' 5', 'NaN', '9999999999999999', '--1'])
    expect(parseMinor(text, 'GBP')).toBeNull();
});

test('every whole number of pence comes back from its decimal form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (pence) => {
      const text = `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
      return parseMinor(text, 'GBP') === pence;
    }),
  );
});
