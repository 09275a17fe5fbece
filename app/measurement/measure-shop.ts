import { averageCohorts } from '#ml/measurement/average-cohorts.ts';
import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { measureCohorts } from '#ml/measurement/measure-cohorts.ts';
import { measureOrderSequence } from '#ml/measurement/measure-order-sequence.ts';
import { measurePeriods } from '#ml/measurement/measure-periods.ts';
import { measureRepeatRate } from '#ml/measurement/measure-repeat-rate.ts';
import { measureRepeatWithin } from '#ml/measurement/measure-repeat-within.ts';
import { measureTimeBetweenOrders } from '#ml/measurement/measure-time-between-orders.ts';
import type { BuyerOrders, OrderColumns } from '#ml/measurement/order-columns.ts';
import { DAY } from '../time.ts';
import { createMonthClock } from './create-month-clock.ts';
import type { ShopFigures } from './shop-figures.ts';

export const REPEAT_WINDOWS_DAYS = [30, 60, 90, 180, 365] as const;

/** Below it a share of buyers is not shown. */
export const FEWEST_BUYERS = 30;

const PERIOD = 30 * DAY;
const TIMED_STEPS = 5;

/**
 * Measure a shop: every figure of METRICS' repeat purchase, cohorts, order sequence and time between orders.
 *
 * @param orders the counted orders, sorted by (orderedAt, order id).
 * @param timeZone the shop's, for months.
 */
export function measureShop(orders: OrderColumns, timeZone: string): ShopFigures {
  const { orderedAt } = orders;
  const groups = groupByBuyer(orders.customerIds);
  const count = orderedAt.length;
  const asOf = count > 0 ? orderedAt[count - 1]! : null;
  const firstOrderAt = count > 0 ? orderedAt[0]! : null;
  const months = Int32Array.from(orderedAt, createMonthClock(timeZone));
  const asOfMonth = months[count - 1] ?? 0;
  const firstMonth = months[0] ?? null;
  const cohorts = measureCohorts(orders, groups, months, asOfMonth);
  return {
    asOf,
    firstOrderAt,
    orders: count,
    guestOrders: count - groups.positions.length,
    netRevenueMinor: orders.netRevenueMinor.reduce((sum, value) => sum + value, 0),
    repeatRate: compareRepeatRate(orderedAt, groups, asOf, firstOrderAt),
    repeatWithin: REPEAT_WINDOWS_DAYS.map((windowDays) => ({
      windowDays,
      ...measureRepeatWithin(groups, orderedAt, { windowMs: windowDays * DAY, asOf: asOf ?? 0 }),
    })),
    latestRepeat: findLatestRepeat(orderedAt, groups, asOf ?? 0),
    period: comparePeriods(orders, groups, asOf ?? 0, firstOrderAt ?? 0),
    cohorts,
    cohortAverage: averageCohorts(cohorts),
    sequence: measureOrderSequence(orders, groups),
    timeBetween: measureTimeBetweenOrders(groups, orderedAt, { asOf: asOf ?? 0, steps: TIMED_STEPS }),
    firstMonth,
    months: measurePeriods(
      orders,
      groups,
      months.map((month) => month - (firstMonth ?? 0)),
      firstMonth === null ? 0 : asOfMonth - firstMonth + 1,
    ),
  };
}

function compareRepeatRate(
  orderedAt: Float64Array,
  groups: BuyerOrders,
  asOf: number | null,
  firstOrderAt: number | null,
): ShopFigures['repeatRate'] {
  if (asOf === null || firstOrderAt === null) return { now: { buyers: 0, repeated: 0 }, before: null };
  const before = asOf - PERIOD;
  return {
    now: measureRepeatRate(groups, orderedAt, asOf),
    before: before >= firstOrderAt ? measureRepeatRate(groups, orderedAt, before) : null,
  };
}

/** The buyers whose window closed in the last 30 days, if there are enough of them; the longest window first. */
function findLatestRepeat(orderedAt: Float64Array, groups: BuyerOrders, asOf: number): ShopFigures['latestRepeat'] {
  for (const windowDays of [90, 60, 30]) {
    const windowMs = windowDays * DAY;
    const measure = (age: number) =>
      measureRepeatWithin(groups, orderedAt, {
        windowMs,
        asOf,
        firstAfter: asOf - windowMs - age - PERIOD,
        firstUpTo: asOf - windowMs - age,
      });
    const now = measure(0);
    const before = measure(PERIOD);
    if (now.buyers < FEWEST_BUYERS) continue;
    return { windowDays, now, before: before.buyers < FEWEST_BUYERS ? null : before };
  }
  return null;
}

/** Whole 30-day periods back from asOf: 0 is the newest. */
function comparePeriods(
  orders: OrderColumns,
  groups: BuyerOrders,
  asOf: number,
  firstOrderAt: number,
): ShopFigures['period'] {
  const periods = Int32Array.from(orders.orderedAt, (at) => Math.floor((asOf - at) / PERIOD));
  const [now, before] = measurePeriods(orders, groups, periods, 2);
  return { now: now!, before: asOf - firstOrderAt >= 2 * PERIOD ? before! : null };
}
