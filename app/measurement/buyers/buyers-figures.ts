import type { CalibrationBin } from '#ml/profiles/calibrate-return.ts';
import type { RfmCuts } from '#ml/profiles/find-rfm-cuts.ts';
import type { Concentration } from '#ml/measurement/measure-concentration.ts';
import type { Stage } from '../../profiles/segments/buyer-fields.ts';

/** Something of which there is less than a figure needs. */
export interface Lack {
  readonly reason: string;
  readonly n: number;
  readonly needed: number;
}

/** Buyers who were in a stage 30 days earlier and are in another or the same now; `from` is null for who came since. */
export interface StageFlow {
  readonly from: Stage | null;
  readonly to: Stage;
  readonly n: number;
}

export interface RfmCell {
  readonly recency: number;
  readonly frequency: number;
  readonly n: number;
  /** Mean net revenue of the cell's buyers. */
  readonly monetaryMinor: number;
}

/** What the shop's buyers are like. Money in minor units. */
export interface BuyersFigures {
  /** Whether the shop's buyers were fitted: until then only what they brought is known. */
  readonly isFitted: boolean;
  /** Instant of the facts; null without a buyer. */
  readonly asOf: number | null;
  readonly buyers: number;
  /** Empty where stages cannot be told yet. */
  readonly flows: readonly StageFlow[];
  readonly stagesLack: Lack | null;
  /** Null below 100 buyers. */
  readonly rfm: { readonly cuts: RfmCuts; readonly cells: readonly RfmCell[] } | null;
  readonly rfmLack: Lack | null;
  readonly revenue: Concentration | null;
  /** Of the buyers whose margin is known. */
  readonly margin: Concentration | null;
  /** Predicted against seen, of the last 90 days. */
  readonly calibration: readonly CalibrationBin[] | null;
  readonly riskLack: Lack | null;
}
