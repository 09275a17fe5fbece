import type { DueFit } from './due-fit.ts';
import type { RfmCuts } from './find-rfm-cuts.ts';
import type { Shortage } from './fit-buyers.ts';
import type { ForecastFit } from './fit-forecasts.ts';
import type { RhythmFit } from './fit-rhythms.ts';
import type { ReorderCurve } from './reorder-curve.ts';

/** What is known of unit costs. */
export interface CostFit {
  /** Share of the net revenue that orders with all costs known make up; null without revenue. */
  readonly knownShare: number | null;
  /** Margin over net revenue of these orders; null where they have no revenue. */
  readonly marginShare: number | null;
  readonly averageOrderMinor: number;
}

/** What a shop's buyers have in common, as of its newest counted order. Every part says why it is missing, if it is. */
export interface ProfileFit extends ForecastFit {
  /** Epoch milliseconds and local day of the newest counted order; 0 without orders. */
  readonly asOf: number;
  readonly asOfDay: number;
  readonly buyers: number;
  /** Counted orders, guests' among them. */
  readonly orders: number;
  readonly costs: CostFit;
  readonly rfm: RfmCuts | null;
  readonly rfmShortage: Shortage<'few buyers'> | null;
  /** By order count, ascending; empty where waits or returns are too few. */
  readonly curves: readonly ReorderCurve[];
  readonly curvesShortage: Shortage<'few returns' | 'few waits'> | null;
  readonly rhythms: RhythmFit;
  readonly rhythmsShortage: Shortage<'few gaps'> | null;
  readonly due: DueFit;
}
