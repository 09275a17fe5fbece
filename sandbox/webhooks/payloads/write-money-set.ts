import type { MoneyBag } from '../../store/records.ts';

/** A money bag as REST shows it. */
export function writeMoneySet({ shopMoney: { amount, currencyCode } }: MoneyBag) {
  const money = { amount, currency_code: currencyCode };
  return { shop_money: money, presentment_money: money };
}
