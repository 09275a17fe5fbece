import type { TasteShare } from '#ml/profiles/buyer-summary.ts';
import type { Stage } from '#ml/profiles/buyer-scores.ts';
import type { Database } from '../../db.server.ts';
import { formatMinor } from '../../serving/format-minor.ts';
import { getBuyer, type Buyer, type BuyerFigures } from './get-buyer.ts';
import type { NextStep } from './suggest-step.ts';

/** A buyer in brief, as the block on Shopify's customer page shows it. Amounts are decimal texts in `currency`. */
export interface BuyerCard {
  /** `noOrders`: known, without a counted order. */
  readonly state: 'ready' | 'noOrders' | 'unknown' | 'erased';
  readonly currency: string;
  readonly timeZone: string;
  readonly buyer: BuyerBrief | null;
}

/** Null where it is not known yet; instants in epoch milliseconds. */
export interface BuyerBrief {
  readonly asOf: number;
  readonly orderCount: number;
  readonly netRevenue: string;
  readonly waitedDays: number;
  readonly stage: Stage | null;
  readonly borders: { readonly halfDays: number; readonly quartersDays: number; readonly nineDays: number } | null;
  readonly rhythmDays: number | null;
  /** The buyer's own rhythm, where the stage says late and that rhythm does not. */
  readonly ownTimeDays: number | null;
  readonly probability90: number | null;
  readonly value: { readonly low: string; readonly mean: string; readonly high: string } | null;
  readonly nextOrder: { readonly from: number; readonly to: number } | null;
  /** The likeliest first, up to three. */
  readonly due: readonly { readonly title: string; readonly at: number; readonly probability: number }[];
  readonly types: readonly TasteShare[];
  readonly step: {
    readonly kind: NextStep['kind'];
    readonly mayMail: boolean | null;
    readonly product: string | null;
    readonly at: number | null;
  };
}

const SHOWN = 3;
const CUSTOMER = /^(?:gid:\/\/shopify\/Customer\/)?([1-9]\d{0,14})$/;

/** Get a buyer in brief. @param customer the gid or the number of a customer of the shop. */
export function getBuyerCard(
  db: Database,
  shop: { readonly id: number; readonly currency: string; readonly ianaTimezone: string },
  customer: string | null,
): BuyerCard {
  const facts = { currency: shop.currency, timeZone: shop.ianaTimezone };
  const id = Number(CUSTOMER.exec(customer ?? '')?.[1]);
  if (!Number.isSafeInteger(id)) return { ...facts, state: 'unknown', buyer: null };
  const buyer = getBuyer(db, shop.id, id);
  const { who, figures } = buyer;
  if (figures) return { ...facts, state: 'ready', buyer: shorten(figures, buyer.titles, shop.currency) };
  return { ...facts, state: who.state === 'erased' || who.state === 'unknown' ? who.state : 'noOrders', buyer: null };
}

function shorten(
  { profile, waitedDays, curve, ownTimeDays, step }: BuyerFigures,
  titles: Buyer['titles'],
  currency: string,
): BuyerBrief {
  const { clv365P10Minor: low, clv365MeanMinor: mean, clv365P90Minor: high, nextOrderFrom, nextOrderTo } = profile;
  const write = (minor: number) => formatMinor(minor, currency);
  return {
    asOf: profile.scoredAt,
    orderCount: profile.orderCount,
    netRevenue: write(profile.netRevenueMinor),
    waitedDays,
    stage: profile.stage,
    borders: curve && { halfDays: curve.p50Days, quartersDays: curve.p75Days, nineDays: curve.p90Days },
    rhythmDays: profile.rhythmDays,
    ownTimeDays,
    probability90: profile.orderProbability90,
    value:
      low === null || mean === null || high === null ? null : { low: write(low), mean: write(mean), high: write(high) },
    nextOrder: nextOrderFrom === null || nextOrderTo === null ? null : { from: nextOrderFrom, to: nextOrderTo },
    due: profile.dueProducts
      .filter(({ productId }) => titles[productId] !== undefined)
      .slice(0, SHOWN)
      .map(({ productId, dueAt, probability }) => ({ title: titles[productId]!, at: dueAt, probability })),
    types: profile.tasteTypes.slice(0, SHOWN),
    step: {
      kind: step.kind,
      mayMail: step.mayMail,
      product: step.kind === 'remind' ? (titles[step.productId] ?? null) : null,
      at: whenOf(step),
    },
  };
}

/** The instant that the words of a step name. */
function whenOf(step: NextStep): number | null {
  switch (step.kind) {
    case 'remind':
      return step.dueAt;
    case 'welcome':
      return step.atRiskAt;
    case 'checkIn':
      return step.lapsesAt;
    case 'expect':
      return step.from;
    case 'leave':
    case 'winBack':
    case 'letGo':
    case 'wait':
      return null;
  }
}
