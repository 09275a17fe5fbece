import type { SubscriptionOrders } from '#ml/measurement/count-subscription-orders.ts';
import type { PeriodFigures } from '#ml/measurement/measure-periods.ts';
import type { SequenceStep } from '#ml/measurement/measure-order-sequence.ts';
import type { RatePoint } from '#ml/measurement/measure-rate-over-time.ts';
import type { RepeatPeriod } from '#ml/measurement/measure-repeat-by-period.ts';
import type { RepeatCount } from '#ml/measurement/measure-repeat-rate.ts';
import type { TimeToNextOrder } from '#ml/measurement/measure-time-between-orders.ts';
import type { PeriodUnit } from '#ml/measurement/period-unit.ts';
import type { ShownDays, ShownPeriod } from './period.ts';

/** A figure in the period, and the same figure in the period before; null where there was no such period. */
export interface Compared<Figure> {
  readonly now: Figure;
  readonly before: Figure | null;
}

/** Buyers back within a window, of those whose first order lies in the period and is that old. */
export interface ComparedWithin extends Compared<RepeatCount> {
  readonly windowDays: number;
}

/** Buyers back within a window, of those whose first order lies in these days. */
interface RepeatInDays extends RepeatCount, ShownDays {}

/** What changed: the newer of two spans of as many days against the older. */
export interface RepeatChange {
  readonly windowDays: number;
  readonly now: RepeatInDays;
  readonly before: RepeatInDays;
  /** 95 % interval of the difference of the shares. */
  readonly interval: readonly [number, number];
}

/** Revenue of a period by whom it came from; the last may not be over. */
export interface RevenuePeriod extends PeriodFigures {
  readonly period: number;
  readonly isOver: boolean;
}

/** The page "Repeat purchases". */
export interface RepeatAnswer extends SubscriptionOrders {
  /** The newest counted order; null for a shop without orders. */
  readonly asOf: number | null;
  /** Known buyers of the shop. */
  readonly buyers: number;
  readonly unit: PeriodUnit;
  readonly period: ShownPeriod;
  /** The lifetime rate as it stood at the end of the period. */
  readonly lifetime: Compared<RepeatCount>;
  readonly within: readonly ComparedWithin[];
  readonly change: RepeatChange | null;
  /** Per window, by period of first order. */
  readonly rates: readonly { readonly windowDays: number; readonly periods: readonly RepeatPeriod[] }[];
  readonly lifetimeOver: readonly RatePoint[];
  readonly revenue: readonly RevenuePeriod[];
  /** Sums over the period. */
  readonly total: Compared<PeriodFigures>;
  /** Of the buyers whose first order lies in the period. */
  readonly sequence: readonly SequenceStep[];
  readonly times: readonly TimeToNextOrder[];
}
