import { fitMbgNbd } from './fit-mbg-nbd.ts';
import type { FitOrderModelOptions } from './fit-order-model.ts';
import type { MbgNbd } from './order-model.ts';
import { ORDER_PRIOR } from './order-prior.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/**
 * Fit when buyers order, to be relied on: by the data alone where their likelihood has a top. Where it has none, because
 * hardly anybody seems to stop or all are alike, parameters run to the edge of what is tried and nobody who fell silent
 * would ever be held for gone: then the data are weighed with what is believed beforehand.
 *
 * @param history in days.
 * @throws {RangeError} if the columns are not histories.
 */
export function fitOrders(history: PurchaseHistory, options: Pick<FitOrderModelOptions, 'withErrors'> = {}): MbgNbd {
  const likeliest = fitMbgNbd(history, options);
  return likeliest.doubt === null ? likeliest : fitMbgNbd(history, { ...options, prior: ORDER_PRIOR });
}
