import { z } from 'zod';
import { readDay, writeDay } from '#ml/measurement/period-unit.ts';
import { PRESETS, type Preset } from './presets.ts';

const day = z.iso.date();

/** A period of days in the shop's time zone, both ends included: by name, or from one day to another. */
export const PERIOD = z.union([
  z.enum(PRESETS),
  z.object({ from: day, to: day }).refine(({ from, to }) => from <= to, 'from must not be after to'),
]);

export type Period = z.infer<typeof PERIOD>;

/** Days since 1 January 1970, both ends included. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export interface ResolvedPeriod {
  readonly now: DaySpan;
  /** As many days before it; null where the shop has no orders from its beginning on. */
  readonly before: DaySpan | null;
}

/** Days as pages show them, both ends included. */
export interface ShownDays {
  readonly from: string;
  readonly to: string;
}

/** A period as pages show it. */
export interface ShownPeriod extends ShownDays {
  readonly preset: Preset | null;
  readonly before: ShownDays | null;
}

const DAYS = { last30: 30, last90: 90, last365: 365 } as const;

/**
 * The days of a period.
 *
 * @param first day of the oldest order. @param last day of the newest.
 */
export function resolvePeriod(period: Period, first: number, last: number): ResolvedPeriod {
  const now = findSpan(period, first, last);
  const before = { from: now.from - (now.to - now.from + 1), to: now.from - 1 };
  return { now, before: last >= first && before.from >= first ? before : null };
}

function findSpan(period: Period, first: number, last: number): DaySpan {
  if (typeof period === 'object') return { from: readDay(period.from), to: readDay(period.to) };
  switch (period) {
    case 'all':
      return { from: first, to: last };
    case 'year':
      return { from: readDay(`${writeDay(last).slice(0, 4)}-01-01`), to: last };
    default:
      return { from: last - DAYS[period] + 1, to: last };
  }
}

/** The period as pages show it. */
export function showPeriod(period: Period, { now, before }: ResolvedPeriod): ShownPeriod {
  return {
    preset: typeof period === 'object' ? null : period,
    ...showDays(now),
    before: before && showDays(before),
  };
}

export function showDays({ from, to }: DaySpan): ShownDays {
  return { from: writeDay(from), to: writeDay(to) };
}
