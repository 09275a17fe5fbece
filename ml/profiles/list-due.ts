import { findIndex } from '../data/find-index.ts';
import { selectTop } from '../math/select-top.ts';
import { modifiedPairRate, pairGap } from '../models/buy-again/pair-rate.ts';
import type { DueItem } from './buyer-scores.ts';
import type { DueFit } from './due-fit.ts';
import type { OwnProduct } from './list-own-products.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Due is what is expected within so many milliseconds. */
export const DUE_WITHIN = 60 * DAY;
/** One buyer who came back for a product is an accident. */
const MIN_REPEAT_BUYERS = 2;
const MOST_DUE = 5;

/**
 * List what a buyer is likely to need again within 60 days, the likeliest first, equal ones by the smaller id, up to five.
 *
 * A product's gap is the buyer's own, shrunk to the product's; it is expected that long after the buyer's last purchase,
 * or now if that has passed. The probability is that of at least one purchase within 60 days at the modified Poisson-gamma
 * rate (Bhagat et al., KDD 2018). Listed is what is a habit, of this buyer (two purchases) or of others (two buyers who
 * came back for it), and at least as likely as the shop's average past product.
 *
 * @param productIds of the products' positions. @param asOf epoch milliseconds.
 */
export function listDue(
  fit: DueFit,
  own: readonly OwnProduct[],
  { productIds, asOf }: { readonly productIds: Float64Array; readonly asOf: number },
): DueItem[] {
  const due: DueItem[] = [];
  for (const { product, count, firstAt, lastAt } of own) {
    const productId = productIds[product]!;
    const at = findIndex(fit.productIds, productId);
    if (at < 0 || (count < 2 && fit.repeatBuyers[at]! < MIN_REPEAT_BUYERS)) continue;
    const gap = pairGap(count, firstAt, lastAt, fit.gapDays[at]!);
    const dueAt = Math.max(asOf, Math.floor(lastAt + gap * DAY));
    if (dueAt > asOf + DUE_WITHIN) continue;
    const times = { count, firstAt, lastAt, rate: fit.rate[at]!, priorDays: fit.priorDays, gap };
    const chance = -Math.expm1((-modifiedPairRate(times, asOf) * DUE_WITHIN) / DAY);
    const probability = Math.round(chance * 10_000) / 10_000;
    if (probability > 0 && chance >= fit.baseRate) due.push({ productId, dueAt, probability });
  }
  return selectTop(due, MOST_DUE, (a, b) => b.probability - a.probability || a.productId - b.productId);
}
