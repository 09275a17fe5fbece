import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { RfmCuts } from '#ml/profiles/find-rfm-cuts.ts';
import { findReorderCurve } from '#ml/profiles/judge-stage.ts';
import type { ProfileFit } from '#ml/profiles/profile-fit.ts';
import type { ReorderCurve } from '#ml/profiles/reorder-curve.ts';
import type { Database } from '../../db.server.ts';
import { getCustomer, type CustomerConsent, type CustomerState } from '../../ingest/get-customer.ts';
import { listActiveProducts } from '../../ingest/list-active-products.ts';
import { getProfileFit } from '../../profiles/get-profile-fit.ts';
import { getProfile } from '../../profiles/get-profile.ts';
import { listProductTitles } from '../../serving/list-product-titles.ts';
import { DAY, SECOND } from '../../time.ts';
import { isInOwnTime } from './is-in-own-time.ts';
import { suggestStep, type NextStep } from './suggest-step.ts';

/** A buyer's profile with what explains it. */
export interface Buyer {
  readonly customerId: number;
  readonly who: CustomerState;
  /** Null without a counted order. */
  readonly figures: BuyerFigures | null;
  /** Titles of the products that the figures name. */
  readonly titles: Readonly<Record<number, string>>;
}

/** The figures of a buyer; a shortage says why one of them is not known. */
export interface BuyerFigures {
  readonly profile: Omit<BuyerProfile, 'gapSeconds'>;
  /** Days between consecutive orders, oldest first. */
  readonly gapDays: readonly number[];
  /** Whole days from the last order to `profile.scoredAt`. */
  readonly waitedDays: number;
  /** How soon buyers with as many orders come back; its percentiles are the borders of the stages. */
  readonly curve: Omit<ReorderCurve, 'days' | 'back'> | null;
  readonly cuts: RfmCuts | null;
  readonly shortages: BuyerShortages;
  /** The buyer's own rhythm in days, where the stage says late and that rhythm does not; else null. */
  readonly ownTimeDays: number | null;
  readonly step: NextStep;
}

export interface BuyerShortages {
  readonly stage: ProfileFit['curvesShortage'];
  readonly rfm: ProfileFit['rfmShortage'];
  readonly orders: Shortage | null;
  readonly value: Shortage | null;
}

type Models = ProfileFit['models'];
type Shortage = {
  readonly reason: Extract<Models, { state: 'unknown' }>['reason'] | 'few valued buyers';
  readonly n: number;
  readonly needed: number;
};

const NO_SHORTAGES: BuyerShortages = { stage: null, rfm: null, orders: null, value: null };

/** Get what the shop knows of a customer: a few rows by key. */
export function getBuyer(db: Database, shopId: number, customerId: number): Buyer {
  const who = getCustomer(db, shopId, customerId);
  const profile = who.state === 'erased' || who.state === 'unknown' ? null : getProfile(db, shopId, customerId);
  if (profile === null || who.state === 'erased' || who.state === 'unknown')
    return { customerId, who, figures: null, titles: {} };
  const products = profile.dueProducts.map(({ productId }) => productId);
  return {
    customerId,
    who,
    figures: explainProfile(profile, {
      fit: getProfileFit(db, shopId),
      consent: who.consent,
      forSale: listActiveProducts(db, shopId, products),
    }),
    titles: listProductTitles(db, shopId, [...products, ...(profile.firstProductId ? [profile.firstProductId] : [])]),
  };
}

interface Surroundings {
  readonly fit: ProfileFit | null;
  readonly consent: CustomerConsent | null;
  /** Of the products that are due, those that can still be bought. */
  readonly forSale: ReadonlySet<number>;
}

function explainProfile(
  { gapSeconds, ...profile }: BuyerProfile,
  { fit, consent, forSale }: Surroundings,
): BuyerFigures {
  const found = fit && findReorderCurve(fit.curves, profile.orderCount);
  const curve = found && leaveOutSteps(found);
  const dueProducts = profile.dueProducts.filter(({ productId }) => forSale.has(productId));
  return {
    profile,
    gapDays: Array.from(gapSeconds, (seconds) => (seconds * SECOND) / DAY),
    waitedDays: Math.floor((profile.scoredAt - profile.lastOrderAt) / DAY),
    curve,
    cuts: fit?.rfm ?? null,
    shortages: fit ? listShortages(fit) : NO_SHORTAGES,
    ownTimeDays: isLate(profile) && isInOwnTime(profile) ? profile.rhythmDays : null,
    step: suggestStep({ ...profile, dueProducts }, curve, consent),
  };
}

const isLate = ({ stage }: Pick<BuyerProfile, 'stage'>): boolean => stage === 'atRisk' || stage === 'lapsed';

function leaveOutSteps(curve: ReorderCurve): BuyerFigures['curve'] {
  const { fromOrder, toOrder, waits, returned, basis, p50Days, p75Days, p90Days } = curve;
  return { fromOrder, toOrder, waits, returned, basis, p50Days, p75Days, p90Days };
}

function listShortages({ curvesShortage, rfmShortage, models }: ProfileFit): BuyerShortages {
  const orders = models.state === 'unknown' ? models : null;
  return {
    stage: curvesShortage,
    rfm: rfmShortage,
    orders: orders && { reason: orders.reason, n: orders.n, needed: orders.needed },
    value: models.state === 'fitted' ? models.valueReason : null,
  };
}
