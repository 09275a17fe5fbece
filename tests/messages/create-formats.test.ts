import { expect, test } from 'vitest';
import { createFormats } from '#app/messages/create-formats.ts';

test('a loss of less than is shown is nothing, a greater one keeps its sign', () => {
  const { money, roundMoney, number } = createFormats({ locale: 'en', currency: 'EUR', timeZone: 'UTC' });
  expect([money(-0.3), money(-0), money(-1)]).toEqual(['€0.00', '€0.00', '-€0.01']);
  expect([roundMoney(-49), roundMoney(-51)]).toEqual(['€0', '-€1']);
  expect([number(-0.04), number(-0.06)]).toEqual(['0', '-0.1']);
});
