import { countUpTo } from '#ml/data/count-up-to.ts';
import { countReturns } from '#ml/measurement/count-returns.ts';
import { estimateSurvival } from '#ml/measurement/estimate-survival.ts';
import { findSurvivalQuantile, type SurvivalQuantile } from '#ml/measurement/find-survival-quantile.ts';
import { listStartedWaits, type StartedWaits } from '#ml/measurement/list-started-waits.ts';
import type { BuyerOrders } from '#ml/measurement/order-columns.ts';
import { DAY } from '../../time.ts';
import { findRepeatChange } from './find-repeat-change.ts';
import { readDay } from '#ml/measurement/period-unit.ts';
import type { DaySpan, ResolvedPeriod, ShownDays } from './period.ts';
import type { RepeatChange } from './repeat-answer.ts';

/** Order numbers by themselves; all later ones are one step more. */
const STEPS = 5;

/** A step in a period against the days before. */
export interface StepChange {
  /** From 1; of the last step later ones too. */
  readonly orderNumber: number;
  readonly andLater: boolean;
  /** Buyers whose order of that number lies in the days, back within a window; null where too few can be compared. */
  readonly change: RepeatChange | null;
  /** Days by which half of all buyers of these days are back, by Kaplan and Meier. */
  readonly half: { readonly now: SurvivalQuantile; readonly before: SurvivalQuantile } | null;
}

interface Facts {
  readonly buyers: BuyerOrders;
  readonly orderedAt: Float64Array;
  /** Of each order. */
  readonly days: Int32Array;
}

/** Compare how soon the next order comes with the days before, after each order number: each buyer counts once in each. */
export function compareSteps({ buyers, orderedAt, days }: Facts, span: ResolvedPeriod): StepChange[] {
  const asOf = orderedAt.at(-1) ?? 0;
  const known = { from: days[0] ?? 0, to: days.at(-1) ?? -1 };
  // Steps are mostly compared over the same days.
  const lists = new Map<string, StartedWaits[]>();
  const list = ({ from, to }: DaySpan, step: number) => {
    const ofDays =
      lists.get(`${from} ${to}`) ??
      listStartedWaits(buyers, orderedAt, {
        steps: STEPS,
        ...{ from: countUpTo(days, from - 1), behind: countUpTo(days, to) },
      });
    lists.set(`${from} ${to}`, ofDays);
    return ofDays[step]!;
  };
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const change = findRepeatChange(span, known, (one, windowDays) =>
      countReturns(list(one, step), { windowMs: windowDays * DAY, asOf }),
    );
    const findHalf = ({ from, to }: ShownDays) =>
      measureHalf(list({ from: readDay(from), to: readDay(to) }, step), asOf);
    return {
      ...{ orderNumber: step + 1, andLater: step === STEPS, change },
      half: change && { now: findHalf(change.now), before: findHalf(change.before) },
    };
  });
}

function measureHalf({ startedAt, lengthMs }: StartedWaits, asOf: number): SurvivalQuantile {
  const open = startedAt.filter((_, at) => lengthMs[at] === Infinity).map((start) => asOf - start);
  const half = findSurvivalQuantile(
    estimateSurvival(
      lengthMs.filter((wait) => wait !== Infinity),
      open,
    ),
    0.5,
  );
  const inDays = (ms: number | null) => (ms === null ? null : ms / DAY);
  return { time: inDays(half.time), low: inDays(half.low), high: inDays(half.high) };
}
