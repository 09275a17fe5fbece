import { z } from 'zod';
import { countUpTo } from '#ml/data/count-up-to.ts';
import { countSubscriptionOrders } from '#ml/measurement/count-subscription-orders.ts';
import type { FirstTwo } from '#ml/measurement/list-first-two.ts';
import { measureOrderSequence } from '#ml/measurement/measure-order-sequence.ts';
import { measurePeriods, type PeriodFigures } from '#ml/measurement/measure-periods.ts';
import { measureRateOverTime } from '#ml/measurement/measure-rate-over-time.ts';
import { measureRepeatByPeriod } from '#ml/measurement/measure-repeat-by-period.ts';
import { measureRepeatRate, type RepeatCount } from '#ml/measurement/measure-repeat-rate.ts';
import { measureRepeatWithin } from '#ml/measurement/measure-repeat-within.ts';
import { measureTimeBetweenOrders } from '#ml/measurement/measure-time-between-orders.ts';
import type { BuyerOrders } from '#ml/measurement/order-columns.ts';
import { periodOf } from '#ml/measurement/period-unit.ts';
import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import { DAY } from '../../time.ts';
import { DERIVED } from './derived.ts';
import { findRepeatChange } from './find-repeat-change.ts';
import { findStarters } from './find-starters.ts';
import { findWaits } from './find-waits.ts';
import { PERIOD, resolvePeriod, showPeriod, type DaySpan, type ResolvedPeriod } from './period.ts';
import type { RepeatAnswer, RevenuePeriod } from './repeat-answer.ts';
import type { Report, ReportContext } from './report.ts';

const REPEAT_WINDOWS_DAYS = [30, 60, 90, 180, 365] as const;
const TIMED_STEPS = 5;

const schema = z.object({
  period: PERIOD.default('last365'),
  unit: z.enum(['month', 'week']).default('month'),
});

type Params = z.output<typeof schema>;

/** What every part of the answer is made from. */
interface Facts {
  readonly columns: ShopColumns;
  readonly buyers: BuyerOrders;
  readonly days: Int32Array;
  /** Period of each order, and of each buyer's first two. */
  readonly periods: Int32Array;
  readonly periodOfStarts: FirstTwo;
  readonly starts: FirstTwo;
  readonly isRepeat: Uint8Array;
  readonly asOf: number;
  readonly span: ResolvedPeriod;
}

/** Who comes back, and when: rates, revenue and the order sequence, over time and for a period against the one before. */
export const repeatReport: Report<typeof schema, RepeatAnswer> = {
  schema,
  warmed: [{}],
  answer(context, params) {
    const facts = gatherFacts(context, params);
    const { columns, buyers, days, periods, asOf, span } = facts;
    const last = days.length - 1;
    const starters = findStarters(context, span.now);
    const waits = findWaits(context, span.now);
    const shown = {
      from: periodOf(Math.max(span.now.from, days[0] ?? 0), params.unit),
      to: periodOf(Math.min(span.now.to, days[last] ?? -1), params.unit),
    };
    const asOfPeriod = periods[last] ?? 0;
    const measure = (span: DaySpan, windowDays: number) => measureWithin(facts, span, windowDays);
    return {
      asOf: last < 0 ? null : asOf,
      buyers: buyers.buyerCount,
      ...countSubscriptionOrders(columns),
      unit: params.unit,
      period: showPeriod(params.period, span),
      lifetime: {
        now: rateAt(facts, span.now.to),
        before: span.before && rateAt(facts, span.before.to),
      },
      within: REPEAT_WINDOWS_DAYS.map((windowDays) => ({
        windowDays,
        now: measure(span.now, windowDays),
        before: span.before && measure(span.before, windowDays),
      })),
      change: findRepeatChange(span, { from: days[0] ?? 0, to: days[last] ?? -1 }, measure),
      rates: REPEAT_WINDOWS_DAYS.map((windowDays) => ({
        windowDays,
        periods: measureRepeatByPeriod(facts.starts, facts.periodOfStarts.first, {
          ...{ windowMs: windowDays * DAY, asOf, ...shown, asOfPeriod, ...starters },
        }),
      })),
      lifetimeOver: measureRateOverTime(facts.periodOfStarts, shown),
      revenue: listRevenue(facts, { ...shown, asOfPeriod }),
      total: { now: sumPeriod(facts, span.now), before: span.before && sumPeriod(facts, span.before) },
      sequence: measureOrderSequence(columns, starters.buyers, waits),
      times: measureTimeBetweenOrders(waits.slice(0, TIMED_STEPS)),
    };
  },
};

function gatherFacts(context: ReportContext, { period, unit }: Params): Facts {
  const columns = context.columns();
  const days = context.derive(DERIVED.days);
  return {
    columns,
    days,
    buyers: context.derive(DERIVED.buyers),
    periods: context.derive(DERIVED[unit]),
    periodOfStarts: context.derive(DERIVED[`${unit}OfStarts`]),
    starts: context.derive(DERIVED.starts),
    isRepeat: context.derive(DERIVED.isRepeat),
    asOf: columns.orderedAt.at(-1) ?? 0,
    span: resolvePeriod(period, days[0] ?? 0, days.at(-1) ?? -1),
  };
}

/** The instant of the last order on a day or before it; nothing is earlier than the first. */
function lastInstant({ columns, days }: Facts, day: number): number {
  const upTo = countUpTo(days, day);
  return upTo === 0 ? -Infinity : columns.orderedAt[upTo - 1]!;
}

function rateAt(facts: Facts, day: number): RepeatCount {
  return measureRepeatRate(facts.starts, lastInstant(facts, day));
}

/** Who came back within a window, of those who began in a span of days and have had it. */
function measureWithin(facts: Facts, { from, to }: DaySpan, windowDays: number): RepeatCount {
  return measureRepeatWithin(facts.starts, {
    windowMs: windowDays * DAY,
    asOf: facts.asOf,
    firstAfter: lastInstant(facts, from - 1),
    firstUpTo: lastInstant(facts, to),
  });
}

function listRevenue(
  { columns, isRepeat, days, periods, span }: Facts,
  { from, to, asOfPeriod }: { readonly from: number; readonly to: number; readonly asOfPeriod: number },
): RevenuePeriod[] {
  const [first, last] = findOrders(days, span.now);
  const bounds = Array.from({ length: Math.max(0, to - from + 1) + 1 }, (_, at) =>
    Math.max(first, Math.min(last, countUpTo(periods, from + at - 1))),
  );
  return measurePeriods(columns, isRepeat, bounds).map((figures, at) => ({
    ...figures,
    period: from + at,
    isOver: from + at < asOfPeriod,
  }));
}

function sumPeriod({ columns, isRepeat, days }: Facts, span: DaySpan): PeriodFigures {
  return measurePeriods(columns, isRepeat, findOrders(days, span))[0]!;
}

/** The orders of a span of days: the first position, and the one behind the last. */
function findOrders(days: Int32Array, { from, to }: DaySpan): readonly [first: number, behind: number] {
  const first = countUpTo(days, from - 1);
  return [first, Math.max(first, countUpTo(days, to))];
}
