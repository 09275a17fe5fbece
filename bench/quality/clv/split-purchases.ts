import type { PurchaseValues } from '#ml/profiles/gamma-gamma.ts';
import type { PurchaseHistory } from '#ml/profiles/purchase-history.ts';
import type { Purchase } from './read-purchases.ts';

/** Customers who bought up to the end of calibration: what is known of them then, and what came after. */
export interface SplitPurchases {
  /** In days. */
  readonly history: PurchaseHistory;
  /** Of the repeat purchases of customers all of whose values are known; means of two decimals, as in the papers' own file. */
  readonly values: PurchaseValues;
  /** Purchases within the holdout. */
  readonly bought: Float64Array;
}

/**
 * Split purchases at a day: those up to it, itself included, are what models are fitted to, those of the days after it up
 * to `holdoutDays` are what they predict.
 *
 * @param purchases by customer, then day.
 */
export function splitPurchases(
  purchases: readonly Purchase[],
  calibrationEnd: number,
  holdoutDays: number,
): SplitPurchases {
  const customers: { first: number; last: number; repeats: number; sum: number; bought: number }[] = [];
  let customer: string | null = null;
  for (const { customer: name, day, value } of purchases) {
    const isNew = name !== customer;
    if (isNew && day > calibrationEnd) continue;
    customer = name;
    if (isNew) {
      customers.push({ first: day, last: day, repeats: 0, sum: 0, bought: 0 });
      continue;
    }
    const known = customers.at(-1)!;
    if (day <= calibrationEnd) {
      known.last = day;
      known.repeats += 1;
      known.sum += value;
    } else if (day <= calibrationEnd + holdoutDays) known.bought += 1;
  }
  const column = (value: (one: (typeof customers)[number]) => number) => Float64Array.from(customers, value);
  return {
    history: {
      frequency: column(({ repeats }) => repeats),
      recency: column(({ first, last }) => last - first),
      age: column(({ first }) => calibrationEnd - first),
    },
    values: {
      frequency: column(({ repeats, sum }) => (Number.isNaN(sum) ? 0 : repeats)),
      averageMinor: column(({ repeats, sum }) => (repeats === 0 || Number.isNaN(sum) ? 0 : round(sum / repeats))),
    },
    bought: column(({ bought }) => bought),
  };
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
