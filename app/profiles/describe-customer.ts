import { listBuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import { createPredictor } from '#ml/profiles/create-predictor.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import { fitNothing } from '#ml/profiles/fit-nothing.ts';
import type { ProfileFit } from '#ml/profiles/profile-fit.ts';
import { createLocalClock } from '../create-local-clock.ts';
import type { Database } from '../db.server.ts';
import { loadCustomerColumns } from '../ingest/load-customer-columns.ts';
import { arrangeProfileColumns } from './arrange-profile-columns.ts';
import { getProfileFit } from './get-profile-fit.ts';
import { getTimeZone } from './load-profile-columns.ts';

const UNFITTED = fitNothing();
/** Clocks cost much to make and nothing to keep. */
const clocks = new Map<string, (instant: number) => number>();
/** A predictor remembers what is computed but once a fit; it goes with the fit. */
const predictors = new WeakMap<ProfileFit, ReturnType<typeof createPredictor>>();

/** What the accepted facts and the shop's last fit say of a customer now; null without a counted order. */
export function describeCustomer(db: Database, shopId: number, customerId: number): BuyerProfile | null {
  const { columns, vendors } = loadCustomerColumns(db, shopId, customerId);
  const arranged = arrangeProfileColumns(columns, vendors, clockOf(getTimeZone(db, shopId)));
  const buyers = listBuyerBaskets(arranged.customerIds);
  const fit = getProfileFit(db, shopId) ?? UNFITTED;
  const [profile = null] = describeBuyers(arranged, buyers, fit, predictorOf(fit));
  return profile;
}

function clockOf(timeZone: string): (instant: number) => number {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, (clock = createLocalClock(timeZone)));
  return clock;
}

function predictorOf(fit: ProfileFit): ReturnType<typeof createPredictor> {
  let predict = predictors.get(fit);
  if (!predict) predictors.set(fit, (predict = createPredictor(fit.models)));
  return predict;
}
