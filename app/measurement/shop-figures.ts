import type { CohortAverage } from '#ml/measurement/average-cohorts.ts';
import type { Cohort } from '#ml/measurement/measure-cohorts.ts';
import type { SequenceStep } from '#ml/measurement/measure-order-sequence.ts';
import type { PeriodFigures } from '#ml/measurement/measure-periods.ts';
import type { RepeatCount } from '#ml/measurement/measure-repeat-rate.ts';
import type { TimeToNextOrder } from '#ml/measurement/measure-time-between-orders.ts';

/** A repeat count within a window after the first order. */
export interface RepeatWithin extends RepeatCount {
  readonly windowDays: number;
}

/** A figure now, and the same figure for the period before; null where there was no such period. */
export interface Compared<T> {
  readonly now: T;
  readonly before: T | null;
}

/** Every repeat-purchase figure of a shop: a pure function of its counted orders and its time zone. */
export interface ShopFigures {
  /** The newest counted order; null for a shop without orders, whose figures are empty. */
  readonly asOf: number | null;
  readonly firstOrderAt: number | null;
  readonly orders: number;
  readonly guestOrders: number;
  readonly netRevenueMinor: number;
  /** Lifetime, as of asOf and 30 days earlier. */
  readonly repeatRate: Compared<RepeatCount>;
  readonly repeatWithin: readonly RepeatWithin[];
  /** The longest window that the newest buyers to have passed it can speak for: their month of first orders against the one before. */
  readonly latestRepeat: (Compared<RepeatCount> & { readonly windowDays: number }) | null;
  /** The last 30 days up to asOf against the 30 days before. */
  readonly period: Compared<PeriodFigures>;
  readonly cohorts: readonly Cohort[];
  readonly cohortAverage: readonly CohortAverage[];
  readonly sequence: readonly SequenceStep[];
  readonly timeBetween: readonly TimeToNextOrder[];
  /** Month number of `months[0]`. */
  readonly firstMonth: number | null;
  /** Each month from the first order's to asOf's; the last is not over. */
  readonly months: readonly PeriodFigures[];
}
