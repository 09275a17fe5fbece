/** How many minor units make one unit of a currency: 100 pence a pound, 1 yen a yen. */
export function countMinorUnits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}
