/** Writes values for the merchant, in the admin's language and the shop's currency and time zone. */
export interface Words {
  money(amount: string): string;
  day(instant: number): string;
  days(count: number): string;
  share(share: number): string;
  chance(probability: number): string;
  (key: string, values?: Readonly<Record<string, string | number>>): string;
}

/** Create the writer of a shop's values. */
export function createWords(currency: string, timeZone: string): Words {
  const { translate, formatCurrency, formatDate, formatNumber } = shopify.i18n;
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string => translate(key, values);
  const share = (value: number): string => formatNumber(value, { style: 'percent', maximumFractionDigits: 0 });
  return Object.assign(say, {
    money: (amount: string) => formatCurrency(Number(amount), { currency, maximumFractionDigits: 0 }),
    day: (instant: number) =>
      formatDate(new Date(instant), { timeZone, day: 'numeric', month: 'short', year: 'numeric' }),
    days: (count: number) => say('days', { count: Math.floor(count) }),
    share,
    // Nobody is certain.
    chance: (probability: number) => (probability > 0.99 ? `> ${share(0.99)}` : share(probability)),
  });
}
