import { fitOrderModel, type FitOrderModelOptions } from './fit-order-model.ts';
import type { BgNbd } from './order-model.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/**
 * Fit BG/NBD (Fader, Hardie & Lee 2005) by maximum likelihood. To compare with what others publish: a buyer of one order
 * never counts as gone in it, so it is not for churn.
 *
 * @throws {RangeError} if the columns are not histories.
 */
export function fitBgNbd(history: PurchaseHistory, options: FitOrderModelOptions = {}): BgNbd {
  return fitOrderModel('bg/nbd', history, options);
}
