import type { Interval } from '#ml/math/wilson-interval.ts';
import type { CohortAverage } from '#ml/measurement/average-cohorts.ts';
import type { FirstOrderCounts } from '#ml/measurement/count-first-orders.ts';
import type { FirstOrderFilter } from '#ml/measurement/create-first-order-filter.ts';
import type { CohortStep } from '#ml/measurement/measure-cohort-steps.ts';
import type { Cohort } from '#ml/measurement/measure-cohorts.ts';
import type { PeriodUnit } from '#ml/measurement/period-unit.ts';
import type { ShownPeriod } from './period.ts';

export interface PaidBackCohort extends Cohort {
  /** See `findPayback`; null also where no cost was entered. */
  readonly payback: number | null;
  /** Of all its periods, whether they are shown or not; a margin is null where a unit cost is missing. */
  readonly soFar: { readonly netMinor: number; readonly marginMinor: number | null };
}

type StepCount = Omit<CohortStep, 'squaredNetMinor'>;

/** The cohorts of the period and of the period before, as many periods after the first order. */
export interface ComparedStep {
  /** 1 = the period after that of the first order. */
  readonly step: number;
  readonly now: StepCount;
  readonly before: StepCount;
  /** 95 % intervals of the difference of the shares ordering, and of net revenue per buyer up to it. */
  readonly shares: Interval;
  readonly means: Interval;
}

/** The page "Cohorts". The values of its filters are counted over the buyers of the period. */
export interface CohortsAnswer extends FirstOrderCounts {
  readonly asOf: number | null;
  /** Known buyers of the shop. */
  readonly everBuyers: number;
  readonly unit: PeriodUnit;
  readonly period: ShownPeriod;
  readonly filters: FirstOrderFilter;
  /** Buyers whose first order lies in the period, and those of them who meet the filters. */
  readonly starters: number;
  readonly buyers: number;
  /** By period of first order, oldest first; asked for whole, without those of nobody. */
  readonly cohorts: readonly PaidBackCohort[];
  /** All of them: index k = periods after the first order. */
  readonly average: readonly CohortAverage[];
  /** By steps, those with enough buyers on both sides; null where the period before is not known. */
  readonly compared: readonly ComparedStep[] | null;
  /** Cells that there was no room for on a page. */
  readonly isCut: boolean;
  /** Share of their net revenue whose unit costs are known; null without revenue. */
  readonly costedShare: number | null;
  readonly acquisitionCostMinor: number | null;
  readonly payback: number | null;
  /** Title of the product asked for; null where there is none. */
  readonly productTitle: string | null;
}
