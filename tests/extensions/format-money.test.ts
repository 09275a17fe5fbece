import { expect, test } from 'vitest';
import { formatMoney } from '../../extensions/storefront-script/format-money.ts';

test.each([
  ['1234.5', '£{{amount}}', '£1,234.50'],
  ['0.05', '£{{ amount }}', '£0.05'],
  ['1234567.891', '${{amount}} USD', '$1,234,567.89 USD'],
  ['1234.5', '{{amount_with_comma_separator}} €', '1.234,50 €'],
  ['1234.5', 'Rs. {{amount_no_decimals}}', 'Rs. 1,235'],
  ['1234.5', '{{amount_no_decimals_with_comma_separator}}', '1.235'],
  ['1234567', 'CHF {{amount_with_apostrophe_separator}}', 'CHF 1’234’567.00'],
  ['1234.5', '{{amount_with_space_separator}} kr', '1 234,50 kr'],
  ['1234.4', '{{amount_no_decimals_with_space_separator}} kr', '1 234 kr'],
  ['1234.5', '{{amount_with_period_and_space_separator}}', '1 234.50'],
])('%s written as %s is %s', (amount, format, text) => {
  expect(formatMoney(amount, format)).toBe(text);
});
