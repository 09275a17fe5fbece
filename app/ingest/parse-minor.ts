const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/;
const digitsByCurrency = new Map<string, number>();

/**
 * A decimal amount ("12.30") in integer minor units of `currency`, exactly: no floating point is involved.
 * Digits below the minor unit are rounded half away from zero.
 *
 * @returns null if the text is not a decimal number or the amount is beyond 2^53.
 */
export function parseMinor(amount: string, currency: string): number | null {
  const match = DECIMAL.exec(amount);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = getMinorDigits(currency);
  const minor =
    Number(whole + fraction.slice(0, digits).padEnd(digits, '0')) + ((fraction[digits] ?? '0') >= '5' ? 1 : 0);
  if (!Number.isSafeInteger(minor)) return null;
  return sign && minor !== 0 ? -minor : minor;
}

/** How many digits the minor unit of a currency has: 2 for GBP, 0 for JPY, 3 for KWD; 2 when the code is unknown. */
function getMinorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = /^[A-Z]{3}$/.test(currency)
      ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
      : 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}
