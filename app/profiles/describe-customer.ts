import { listBuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import { fitNothing } from '#ml/profiles/fit-nothing.ts';
import { createLocalClock } from '../create-local-clock.ts';
import type { Database } from '../db.server.ts';
import { loadCustomerColumns } from '../ingest/load-customer-columns.ts';
import { arrangeProfileColumns } from './arrange-profile-columns.ts';
import { getProfileFit } from './get-profile-fit.ts';
import { getTimeZone } from './load-profile-columns.ts';

const UNFITTED = fitNothing();
/** Clocks cost much to make and nothing to keep. */
const clocks = new Map<string, (instant: number) => number>();

/** What the accepted facts and the shop's last fit say of a customer now; null without a counted order. */
export function describeCustomer(db: Database, shopId: number, customerId: number): BuyerProfile | null {
  const { columns, vendors } = loadCustomerColumns(db, shopId, customerId);
  const arranged = arrangeProfileColumns(columns, vendors, clockOf(getTimeZone(db, shopId)));
  const buyers = listBuyerBaskets(arranged.customerIds);
  const [profile = null] = describeBuyers(arranged, buyers, getProfileFit(db, shopId) ?? UNFITTED);
  return profile;
}

function clockOf(timeZone: string): (instant: number) => number {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, (clock = createLocalClock(timeZone)));
  return clock;
}
