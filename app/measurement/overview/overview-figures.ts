import type { Interval } from '#ml/math/wilson-interval.ts';
import type { RepeatCount } from '#ml/measurement/measure-repeat-rate.ts';

/** What an overview says, in the order in which it is read. */
export type OverviewFigureName = 'revenue' | 'returning' | 'back' | 'atRisk' | 'expected';

/** One figure of an overview. A change is only called one where its interval leaves out nothing. */
export interface OverviewFigure {
  readonly name: OverviewFigureName;
  /** Money in minor units, a share from 0 to 1, or buyers; null where it cannot be known yet. */
  readonly value: number | null;
  /** 95 %; null for what was counted. */
  readonly interval: Interval | null;
  /** What it was counted on: orders or buyers. */
  readonly n: number;
  /** Fewer than these say nothing yet. */
  readonly least: number;
  /** The same figure of the period before. */
  readonly before: number | null;
  /** Where the change of a share lies; null for what was counted. */
  readonly change: Interval | null;
  /** Money that stands behind it, in minor units; null where none does. */
  readonly amountMinor: number | null;
  /** It will be known in a moment: the shop's buyers are being fitted for the first time. */
  readonly isPending: boolean;
}

/** Five figures of a period: whole days of a shop. */
export interface OverviewFigures {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Of the buyers with an order by the end of the period, those with two. */
  readonly lifetime: RepeatCount;
  readonly figures: readonly OverviewFigure[];
}
