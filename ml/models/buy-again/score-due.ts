import type { Purchases } from '#ml/data/purchases.ts';
import type { BuyAgainModel } from './buy-again-model.ts';
import { describePairs, PAIR_FEATURES, type PairDescriptions } from './describe-pairs.ts';
import { gatherPairs } from './gather-pairs.ts';
import type { PairHistory } from './pair-history.ts';

/** A past product of a buyer, and when it is due. Instants in epoch milliseconds. */
export interface DueProduct {
  readonly productId: number;
  /** Comparable within one buyer. */
  readonly score: number;
  /** Of buying it within 30 days. */
  readonly probability: number;
  /** When, if at all, it will be bought again: the median, and the window that holds the middle half. */
  readonly dueAt: number;
  readonly dueFrom: number;
  readonly dueTo: number;
  /** Purchases so far, and days between them as expected of this buyer. */
  readonly purchases: number;
  readonly gapDays: number;
  readonly lastBoughtAt: number;
  /** Whether it may be proposed: see {@link scoreDue}. */
  readonly isDue: boolean;
}

export type BuyerOrders = Pick<Purchases, 'orderedAt' | 'offsets' | 'productIds' | 'units'>;

const DAY = 24 * 60 * 60 * 1000;
const WINDOW_DAYS = 30;
/** One buyer who came back for a product is an accident. */
const MIN_REPEAT_BUYERS = 2;

/**
 * Score the products a buyer has bought, by ascending product id: how likely each is bought within 30 days of `asOf`, and
 * when it is due. A function of the buyer's own orders and the model; products the model does not know are left out.
 *
 * A product may be proposed (`isDue`) if buying it again is a habit, of this buyer (two purchases) or of others (two
 * buyers who came back for it), and it is at least as likely now as the shop's average past product: a wardrobe bought
 * once does not come back for having been bought once.
 *
 * @param orders all of the buyer's orders and nobody else's, by time.
 */
export function scoreDue(model: BuyAgainModel, orders: BuyerOrders, asOf: number): DueProduct[] {
  const { vocabulary, rhythms, priorDays, spread, baseRate } = model;
  const baskets = Uint32Array.from(orders.orderedAt.keys());
  const pairs = gatherPairs({ ...orders, buyerIds: new Float64Array(0) }, baskets, vocabulary, asOf);
  const described = describePairs(pairs, rhythms, priorDays, asOf);
  return Array.from(pairs.products, (product, i) => {
    const probability = predict(model, described, i);
    const gapDays = described.gaps[i]!;
    const lastBoughtAt = pairs.lastAt[i]!;
    const purchases = pairs.counts[i]!;
    const isHabit = purchases > 1 || rhythms.repeatBuyers[product]! >= MIN_REPEAT_BUYERS;
    return {
      productId: vocabulary[product]!,
      score: score(model, pairs, described, i, { probability, asOf }),
      probability,
      dueAt: lastBoughtAt + gapDays * spread[1]! * DAY,
      dueFrom: lastBoughtAt + gapDays * spread[0]! * DAY,
      dueTo: lastBoughtAt + gapDays * spread[2]! * DAY,
      purchases,
      gapDays,
      lastBoughtAt,
      isDue: isHabit && probability >= baseRate && probability > 0,
    };
  });
}

/** By the hazard where it was trained; else the chance of at least one purchase at the modified Poisson-gamma rate. */
function predict({ weights }: BuyAgainModel, { features, rates }: PairDescriptions, i: number): number {
  if (weights.length === 0) return 1 - Math.exp(-rates[i]! * WINDOW_DAYS);
  let logit = weights[0]!;
  const width = PAIR_FEATURES.length;
  for (let c = 0; c < width; c++) logit += weights[c + 1]! * features[i * width + c]!;
  return 1 / (1 + Math.exp(-logit));
}

function score(
  { recipe, rhythms }: BuyAgainModel,
  pairs: PairHistory,
  { rates }: PairDescriptions,
  i: number,
  { probability, asOf }: { readonly probability: number; readonly asOf: number },
): number {
  const freshness = 1 / (2 + Math.max(0, asOf - pairs.lastAt[i]!) / DAY);
  switch (recipe) {
    case 'frequency':
      return pairs.counts[i]! + freshness;
    case 'recency':
      return freshness;
    case 'mpg':
      return rates[i]! * rhythms.repeatRate[pairs.products[i]!]!;
    case 'hazard':
      return probability;
  }
}
