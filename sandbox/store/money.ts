import type { MoneyBag } from './records.ts';

/** Decimal money strings and integer minor units (two decimals, as the sandbox's currencies have). */
export const money = {
  /** "12.50" -> 1250. */
  read(amount: string): number {
    return Math.round(Number(amount) * 100);
  },
  /** 1250 -> "12.50". */
  write(minor: number): string {
    return (minor / 100).toFixed(2);
  },
  /** An amount in the shop's currency. */
  bag(minor: number, currencyCode: string): MoneyBag {
    return { shopMoney: { amount: money.write(minor), currencyCode } };
  },
  /** Minor units of a bag; 0 if there is none. */
  of(bag: MoneyBag | null | undefined): number {
    return bag ? money.read(bag.shopMoney.amount) : 0;
  },
};
