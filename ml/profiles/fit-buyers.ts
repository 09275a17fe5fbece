import { fitMbgNbd } from './fit-mbg-nbd.ts';
import { fitOrders } from './fit-orders.ts';
import { fitValues } from './fit-values.ts';
import type { GammaGamma, PurchaseValues } from './gamma-gamma.ts';
import type { MbgNbd } from './order-model.ts';
import { ORDER_PRIOR } from './order-prior.ts';
import { learnRecalibration, type Landmark } from './learn-recalibration.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import type { Recalibration } from './recalibration.ts';

export interface FitBuyersOptions {
  /** Default 200. */
  readonly minBuyers?: number;
  /** From the oldest first order to the end of what is known. Default 180. */
  readonly minDays?: number;
  /** Buyers with a repeat transaction of known value. Default 30. */
  readonly minValued?: number;
  /** What was known on an earlier day and came after it; without it predictions are the models' own. */
  readonly landmark?: Landmark;
  /** Only what is asked of orders: no values and no standard errors. Default false. */
  readonly ordersOnly?: boolean;
}

/** Something of which there is less than needed. */
export interface Shortage<Reason extends string> {
  readonly reason: Reason;
  readonly n: number;
  readonly needed: number;
}

export type ValueShortage = Shortage<'few valued buyers' | 'not converged'>;

export type BuyerFit =
  | {
      readonly state: 'fitted';
      readonly orders: MbgNbd;
      readonly value: GammaGamma | null;
      /** Why there is no `value`; null when there is. */
      readonly valueReason: ValueShortage | null;
      /** What an earlier forecast taught; null without one. */
      readonly recalibration: Recalibration | null;
    }
  | (Shortage<'few buyers' | 'short history' | 'no repeats' | 'not converged'> & {
      readonly state: 'unknown';
      /** For putting buyers in order, never for a figure: the data weighed with the prior. */
      readonly orders: MbgNbd;
    });

type ValueFit = Pick<Extract<BuyerFit, { readonly state: 'fitted' }>, 'value' | 'valueReason'>;

const UNASKED: ValueFit = { value: null, valueReason: null };

/**
 * Fit what a shop's buyers are predicted by: MBG/NBD for orders, Gamma-Gamma for values. With fewer buyers or days than
 * needed, or nobody who ordered twice, the figures are not yet known, and the order model is one with a weak prior.
 *
 * @param history in days. @param values of the same buyers.
 * @throws {RangeError} if the columns are not histories or differ in length.
 */
export function fitBuyers(
  history: PurchaseHistory,
  values: PurchaseValues,
  { minBuyers = 200, minDays = 180, minValued = 30, landmark, ordersOnly = false }: FitBuyersOptions = {},
): BuyerFit {
  const n = history.frequency.length;
  const days = history.age.reduce((most, age) => Math.max(most, age), 0);
  const repeats = history.frequency.reduce((sum, x) => sum + x, 0);
  const guess = (shortage: Shortage<'few buyers' | 'short history' | 'no repeats' | 'not converged'>): BuyerFit => ({
    state: 'unknown',
    ...shortage,
    orders: fitMbgNbd(history, { prior: ORDER_PRIOR }),
  });
  if (n < minBuyers) return guess({ reason: 'few buyers', n, needed: minBuyers });
  if (days < minDays) return guess({ reason: 'short history', n: Math.floor(days), needed: minDays });
  if (repeats === 0) return guess({ reason: 'no repeats', n: 0, needed: 1 });
  const orders = fitOrders(history, { withErrors: !ordersOnly });
  if (!orders.converged) return guess({ reason: 'not converged', n, needed: n });
  const recalibration = landmark ? learnRecalibration(landmark) : null;
  const value = ordersOnly ? UNASKED : fitValue(values, minValued);
  return { state: 'fitted', orders, ...value, recalibration };
}

function fitValue(values: PurchaseValues, minValued: number): ValueFit {
  const value = fitValues(values);
  const n = value?.buyers ?? 0;
  if (value === null || n < minValued) {
    return { value: null, valueReason: { reason: 'few valued buyers', n, needed: minValued } };
  }
  if (value.doubt === 'not converged') return { value: null, valueReason: { reason: 'not converged', n, needed: n } };
  return { value, valueReason: null };
}
