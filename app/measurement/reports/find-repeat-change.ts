import { shareDifferenceInterval } from '#ml/math/share-difference-interval.ts';
import type { RepeatCount } from '#ml/measurement/measure-repeat-rate.ts';
import { showDays, type DaySpan, type ResolvedPeriod } from './period.ts';
import type { RepeatChange } from './repeat-answer.ts';

/** The longest first: later returns count too. */
const WINDOWS_DAYS = [90, 60, 30] as const;

/** Below it a share of buyers is not compared. */
const FEWEST_BUYERS = 30;

/** The newest days of a period that are compared with as many before them, where they hold enough buyers. */
const NEWEST_DAYS = 90;

interface Candidate {
  readonly windowDays: number;
  readonly now: DaySpan;
  readonly before: DaySpan;
}

/**
 * What changed: how many of those who began in some days came back within a window, against as many days before. The
 * period is compared with the one before it; where that one is not known whole, or either has too few buyers, its newest
 * days whose buyers have had the window are compared with as many before them: 90, or else half of these days each.
 *
 * @param known the days of the oldest and the newest order. @param measure counts who began in some days and has had
 * the window. @returns null where no two spans have 30 buyers each.
 */
export function findRepeatChange(
  span: ResolvedPeriod,
  known: DaySpan,
  measure: (days: DaySpan, windowDays: number) => RepeatCount,
): RepeatChange | null {
  const candidates = [
    ...WINDOWS_DAYS.flatMap((windowDays) => (span.before ? [{ windowDays, now: span.now, before: span.before }] : [])),
    ...WINDOWS_DAYS.flatMap((windowDays) => splitNewest(span.now, known, windowDays)),
  ];
  for (const { windowDays, ...days } of candidates) {
    const [now, before] = [measure(days.now, windowDays), measure(days.before, windowDays)];
    if (Math.min(now.buyers, before.buyers) < FEWEST_BUYERS) continue;
    const interval = shareDifferenceInterval(toShare(now), toShare(before));
    if (interval)
      return {
        ...{ windowDays, interval },
        now: { ...now, ...showDays(days.now) },
        before: { ...before, ...showDays(days.before) },
      };
  }
  return null;
}

/** The newest days of a period that lie a window before the newest order, each with as many before it. */
function splitNewest(period: DaySpan, known: DaySpan, windowDays: number): Candidate[] {
  const from = Math.max(period.from, known.from);
  const to = Math.min(period.to, known.to - windowDays);
  const half = Math.floor((to - from + 1) / 2);
  return [NEWEST_DAYS, half]
    .filter((days) => days > 0 && days <= half)
    .map((days) => ({
      windowDays,
      now: { from: to - days + 1, to },
      before: { from: to - 2 * days + 1, to: to - days },
    }));
}

function toShare({ repeated, buyers }: RepeatCount) {
  return { count: repeated, of: buyers };
}
