import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { CustomerConsent } from '../../ingest/get-customer.ts';
import { DAY } from '../../time.ts';
import { isInOwnTime } from './is-in-own-time.ts';

/** One thing to do for a buyer now; instants in epoch milliseconds. */
export type NextStep = {
  /** E-mail only where the buyer has agreed to it; null where that is not known. */
  readonly mayMail: boolean | null;
  /** What the buyer's own orders say of discounts; null with fewer than two. */
  readonly discounts: 'never' | 'sometimes' | 'mostly' | null;
} & (
  | { readonly kind: 'remind'; readonly productId: number; readonly dueAt: number; readonly probability: number }
  /** The first order is not old yet; from `atRiskAt` it would be. */
  | { readonly kind: 'welcome'; readonly atRiskAt: number }
  | { readonly kind: 'expect'; readonly from: number; readonly to: number }
  | { readonly kind: 'leave' }
  | { readonly kind: 'checkIn'; readonly lapsesAt: number; readonly type: string | null }
  | { readonly kind: 'winBack'; readonly type: string | null }
  | { readonly kind: 'letGo' }
  /** The stage is not known yet. */
  | { readonly kind: 'wait' }
);

/** When a wait begins to be long at this buyer's order count, in days. */
export interface Borders {
  readonly p75Days: number;
  readonly p90Days: number;
}

/** A reminder is worth its interruption from this probability on, and this long before the product is due. */
const LIKELY = 0.25;
const AHEAD = 14 * DAY;
/** Of 5: the upper two fifths of the shop's buyers by revenue. */
const VALUABLE = 4;

/**
 * Suggest what to do for a buyer, the least intrusive thing that may help: remind of a product that is due; leave alone who
 * is in time, by the shop's curve or by a rhythm of their own; write once to who is late; try once to win back who is gone
 * and mattered; else let go.
 *
 * @param profile its due products those that are for sale.
 */
export function suggestStep(
  profile: Omit<BuyerProfile, 'gapSeconds'>,
  borders: Borders | null,
  consent: CustomerConsent | null,
): NextStep {
  const { stage, scoredAt, lastOrderAt, favouriteType: type } = profile;
  const common = {
    mayMail: consent?.state ? consent.state === 'subscribed' : null,
    discounts: judgeDiscounts(profile),
  };
  if (stage === null || borders === null) return { ...common, kind: 'wait' };
  const isLate = (stage === 'atRisk' || stage === 'lapsed') && !isInOwnTime(profile);
  if (stage === 'lapsed' && isLate) {
    return (profile.monetaryScore ?? 0) >= VALUABLE
      ? { ...common, kind: 'winBack', type }
      : { ...common, kind: 'letGo' };
  }
  const due = profile.dueProducts.find(({ dueAt, probability }) => probability >= LIKELY && dueAt <= scoredAt + AHEAD);
  if (due) return { ...common, kind: 'remind', ...due };
  if (isLate) return { ...common, kind: 'checkIn', lapsesAt: lastOrderAt + borders.p90Days * DAY, type };
  if (stage === 'new') return { ...common, kind: 'welcome', atRiskAt: lastOrderAt + borders.p75Days * DAY };
  const { nextOrderFrom: from, nextOrderTo: to } = profile;
  return from === null || to === null ? { ...common, kind: 'leave' } : { ...common, kind: 'expect', from, to };
}

function judgeDiscounts({
  orderCount,
  discountedOrders,
}: Pick<BuyerProfile, 'orderCount' | 'discountedOrders'>): NextStep['discounts'] {
  if (orderCount < 2) return null;
  if (discountedOrders === 0) return 'never';
  return discountedOrders * 2 > orderCount ? 'mostly' : 'sometimes';
}
