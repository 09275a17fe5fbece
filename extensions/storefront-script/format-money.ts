/** Thousands and decimal marks of Shopify's money placeholders; `amount` and `amount_no_decimals` are the default. */
const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  comma: ['.', ','],
  apostrophe: ['’', '.'],
  space: [' ', ','],
  period: [' ', '.'],
};

/**
 * Write a decimal amount the way the shop does: `12.5` as `£{{amount}}` is `£12.50`.
 *
 * @param format the shop's money format: text with one placeholder.
 */
export function formatMoney(amount: string, format: string): string {
  return format.replace(/\{\{\s*(\w+)\s*\}\}/, (_, name: string) => {
    const kind = ['period', 'comma', 'apostrophe', 'space'].find((mark) => name.includes(`${mark}_`)) ?? '';
    const [group, point] = MARKS[kind] ?? [',', '.'];
    const [whole, cents] = Number(amount)
      .toFixed(name.includes('no_decimals') ? 0 : 2)
      .split('.');
    return whole!.replace(/\B(?=(\d{3})+$)/g, group) + (cents ? point + cents : '');
  });
}
