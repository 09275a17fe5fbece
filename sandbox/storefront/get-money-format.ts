const FORMATS: Readonly<Record<string, string>> = {
  GBP: '£{{amount}}',
  USD: '${{amount}}',
  CAD: '${{amount}}',
  AUD: '${{amount}}',
  EUR: '€{{amount_with_comma_separator}}',
  CHF: 'CHF {{amount_with_apostrophe_separator}}',
  JPY: '¥{{amount_no_decimals}}',
};

/** How a shop of this currency writes money, as Shopify's default for it. */
export function getMoneyFormat(currency: string): string {
  return FORMATS[currency] ?? `{{amount}} ${currency}`;
}
