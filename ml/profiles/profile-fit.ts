import type { CalibrationBin } from './calibrate-return.ts';
import type { DueFit } from './due-fit.ts';
import type { RfmCuts } from './find-rfm-cuts.ts';
import type { BuyerFit, Shortage } from './fit-buyers.ts';
import type { RhythmFit } from './fit-rhythms.ts';
import type { BgNbd } from './order-model.ts';
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
export interface ProfileFit {
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
  readonly curvesShortage: Shortage<'few returns'> | null;
  readonly rhythms: RhythmFit;
  readonly rhythmsShortage: Shortage<'few gaps'> | null;
  /** MBG/NBD and Gamma-Gamma, which expected orders and values are predicted with. */
  readonly models: BuyerFit;
  /** Beside it, for comparison: BG/NBD; null where there is too little to fit. */
  readonly bgNbd: BgNbd | null;
  /** Probability of an order within 90 days against what came in the last 90; null where less is known than it takes. */
  readonly calibration: readonly CalibrationBin[] | null;
  readonly due: DueFit;
}
