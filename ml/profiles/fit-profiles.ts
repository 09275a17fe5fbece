import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import { findRfmCuts } from './find-rfm-cuts.ts';
import { fitDue } from './fit-due.ts';
import { fitForecasts, type ForecastFit } from './fit-forecasts.ts';
import { fitReorderCurves, MIN_RETURNS, MIN_WAITS } from './fit-reorder-curves.ts';
import { fitRhythms, MIN_GAPS } from './fit-rhythms.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { CostFit, ProfileFit } from './profile-fit.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Quintiles of fewer say nothing. */
const MIN_RFM_BUYERS = 100;

/**
 * Fit what a shop's buyers have in common: a function of all its counted orders and its catalogue.
 *
 * @param buyers the orders of each, by `listBuyerBaskets`. @param forecast gives the forecasts, for who fits them elsewhere
 * meanwhile; asked last.
 */
export function fitProfiles(
  columns: ProfileColumns,
  buyers: BuyerBaskets,
  forecast: () => ForecastFit = () => fitForecasts(columns, buyers),
): ProfileFit {
  const { orderedAt, days } = columns;
  const asOf = orderedAt.at(-1) ?? 0;
  const n = buyers.buyerIds.length;
  const curves = fitReorderCurves(orderedAt, buyers, asOf);
  const rhythms = fitRhythms(columns, buyers);
  const hasRfm = n >= MIN_RFM_BUYERS;
  return {
    asOf,
    asOfDay: days.at(-1) ?? 0,
    buyers: n,
    orders: orderedAt.length,
    costs: fitCosts(columns),
    rfm: hasRfm ? findRfmCuts(measureRfm(columns, buyers, asOf)) : null,
    rfmShortage: hasRfm ? null : { reason: 'few buyers', n, needed: MIN_RFM_BUYERS },
    curves,
    curvesShortage: curves.length > 0 ? null : findCurvesShortage(buyers),
    rhythms,
    rhythmsShortage: rhythms.medianDays === null ? { reason: 'few gaps', n: rhythms.gaps, needed: MIN_GAPS } : null,
    due: fitDue(columns, buyers, asOf),
    ...forecast(),
  };
}

/** Every order is followed by a wait, and a return if it is not its buyer's last. */
function findCurvesShortage({ buyerIds, baskets }: BuyerBaskets): ProfileFit['curvesShortage'] {
  const returns = baskets.length - buyerIds.length;
  return returns < MIN_RETURNS
    ? { reason: 'few returns', n: returns, needed: MIN_RETURNS }
    : { reason: 'few waits', n: baskets.length, needed: MIN_WAITS };
}

function fitCosts({ netRevenueMinor, marginMinor }: ProfileColumns): CostFit {
  let [net, knownNet, margin] = [0, 0, 0];
  for (let order = 0; order < netRevenueMinor.length; order++) {
    net += netRevenueMinor[order]!;
    if (Number.isNaN(marginMinor[order]!)) continue;
    knownNet += netRevenueMinor[order]!;
    margin += marginMinor[order]!;
  }
  return {
    knownShare: net > 0 ? knownNet / net : null,
    marginShare: knownNet > 0 ? margin / knownNet : null,
    averageOrderMinor: netRevenueMinor.length > 0 ? net / netRevenueMinor.length : 0,
  };
}

function measureRfm(
  { orderedAt, netRevenueMinor }: ProfileColumns,
  { buyerIds, offsets, baskets }: BuyerBaskets,
  asOf: number,
) {
  const create = () => new Float64Array(buyerIds.length);
  const rfm = { recencyDays: create(), frequency: create(), monetaryMinor: create() };
  for (let buyer = 0; buyer < buyerIds.length; buyer++) {
    const [from, to] = [offsets[buyer]!, offsets[buyer + 1]!];
    rfm.recencyDays[buyer] = Math.floor((asOf - orderedAt[baskets[to - 1]!]!) / DAY);
    rfm.frequency[buyer] = to - from;
    for (let i = from; i < to; i++) rfm.monetaryMinor[buyer]! += netRevenueMinor[baskets[i]!]!;
  }
  return rfm;
}
