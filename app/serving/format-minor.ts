const digitsByCurrency = new Map<string, number>();

/** Minor units as the decimal text of an amount: 950 GBP is "9.50", 950 JPY is "950". */
export function formatMinor(minor: number, currency: string): string {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    const { maximumFractionDigits = 2 } = /^[A-Z]{3}$/.test(currency)
      ? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      : {};
    digitsByCurrency.set(currency, (digits = maximumFractionDigits));
  }
  return (minor / 10 ** digits).toFixed(digits);
}
