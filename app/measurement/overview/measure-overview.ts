import { shareDifferenceInterval, type Share } from '#ml/math/share-difference-interval.ts';
import { wilsonInterval, Z_95 } from '#ml/math/wilson-interval.ts';
import { countUpTo } from '#ml/data/count-up-to.ts';
import type { FirstTwo } from '#ml/measurement/list-first-two.ts';
import { measurePeriods } from '#ml/measurement/measure-periods.ts';
import { measureRepeatRate } from '#ml/measurement/measure-repeat-rate.ts';
import { measureRepeatWithin } from '#ml/measurement/measure-repeat-within.ts';
import type { OrderColumns } from '#ml/measurement/order-columns.ts';
import type { BuyerOutlook } from '../../profiles/load-outlook.ts';
import { DAY } from '../../time.ts';
import type { OverviewFigure, OverviewFigures } from './overview-figures.ts';

/** A share of fewer is not shown. */
const LEAST = 30;

/** How soon a buyer should be back, and how long first orders are collected for the newest answer to that. */
const BACK_WITHIN = 60 * DAY;
const COLLECTED = 28 * DAY;

/** The counted orders, sorted by time, and what they are to their buyers. */
interface OverviewOrders {
  readonly orders: OrderColumns;
  /** The instants of each buyer's first two orders. */
  readonly starts: FirstTwo;
  /** 1 for each order that is not its buyer's first. */
  readonly isRepeat: Uint8Array;
}

interface OverviewPeriod {
  /** Epoch milliseconds: from the first instant to the first after the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Measure the five figures of a period and of the one before it, which is as long: net revenue, the share of orders
 * by returning buyers, the share of newest first-time buyers back within 60 days, buyers at risk and the buyers
 * expected within 90 days.
 *
 * @param outlook what the profiles say now.
 */
export function measureOverview(
  { orders, starts, isRepeat }: OverviewOrders,
  outlook: BuyerOutlook,
  { from, to }: OverviewPeriod,
): OverviewFigures {
  const before = from - (to - from);
  const { orderedAt } = orders;
  // Instants are whole milliseconds: one earlier is the last before.
  const bounds = [before, from, to].map((instant) => countUpTo(orderedAt, instant - 1));
  const [then, now] = measurePeriods(orders, isRepeat, bounds);
  const hasBefore = (orderedAt[0] ?? Infinity) < from;
  const nothing = {
    value: null,
    interval: null,
    least: 0,
    before: null,
    change: null,
    amountMinor: null,
    isPending: false,
  };
  return {
    from,
    to,
    lifetime: measureRepeatRate(starts, to - 1),
    figures: [
      {
        ...nothing,
        name: 'revenue',
        value: now!.netRevenueMinor,
        n: now!.orders,
        before: hasBefore ? then!.netRevenueMinor : null,
      },
      {
        ...describeShare('returning', toShare(now!), hasBefore ? toShare(then!) : null),
        amountMinor: now!.repeatNetMinor,
      },
      describeShare('back', measureBack(starts, to), measureBack(starts, to - COLLECTED)),
      {
        ...nothing,
        name: 'atRisk',
        isPending: !outlook.isFitted,
        value: outlook.staged === 0 ? null : outlook.atRisk,
        n: outlook.staged,
        before: outlook.staged === 0 ? null : outlook.atRiskBefore,
        amountMinor: outlook.atRiskNetMinor,
      },
      { ...nothing, name: 'expected', isPending: !outlook.isFitted, ...foresee(outlook) },
    ],
  };
}

function toShare({ repeatOrders, knownOrders }: { repeatOrders: number; knownOrders: number }): Share {
  return { count: repeatOrders, of: knownOrders };
}

/** Of those whose 60 days ended in the 28 days up to an instant: who was back. */
function measureBack(starts: FirstTwo, upTo: number): Share {
  const firstUpTo = upTo - BACK_WITHIN;
  const { repeated, buyers: of } = measureRepeatWithin(starts, {
    windowMs: BACK_WITHIN,
    asOf: upTo,
    firstAfter: firstUpTo - COLLECTED,
    firstUpTo,
  });
  return { count: repeated, of };
}

function describeShare(name: 'returning' | 'back', now: Share, before: Share | null): OverviewFigure {
  const isKnown = now.of >= LEAST;
  const isComparable = isKnown && before !== null && before.of >= LEAST;
  return {
    name,
    value: isKnown ? now.count / now.of : null,
    interval: isKnown ? wilsonInterval(now.count, now.of) : null,
    n: now.of,
    least: LEAST,
    before: isComparable ? before.count / before.of : null,
    change: isComparable ? shareDifferenceInterval(now, before) : null,
    amountMinor: null,
    isPending: false,
  };
}

/**
 * How many buyers will order, within what is possible: chance (Poisson-binomial) and the error that the same forecast turned
 * out to have 90 days ago, `V + r^2 e^2`, in the normal approximation.
 */
function foresee({
  foreseen,
  expected,
  variance,
  relativeError,
}: BuyerOutlook): Pick<OverviewFigure, 'value' | 'interval' | 'n'> {
  if (foreseen === 0) return { value: null, interval: null, n: 0 };
  const half = Z_95 * Math.hypot(Math.sqrt(variance), (relativeError ?? 0) * expected);
  return {
    value: expected,
    interval: [Math.max(0, expected - half), Math.min(foreseen, expected + half)],
    n: foreseen,
  };
}
