import { fitOrderModel, type FitOrderModelOptions } from './fit-order-model.ts';
import type { MbgNbd } from './order-model.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/**
 * Fit MBG/NBD (Batislam, Denizel & Filiztekin 2007; also Hoppe & Wagner 2007) by maximum likelihood: the model used
 * here, as a buyer may be gone after one order.
 *
 * @throws {RangeError} if the columns are not histories.
 */
export function fitMbgNbd(history: PurchaseHistory, options: FitOrderModelOptions = {}): MbgNbd {
  return fitOrderModel('mbg/nbd', history, options);
}
