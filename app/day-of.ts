import { createOffsetReader } from './create-offset-reader.ts';

/** The calendar day of an instant in a time zone, as `2026-03-02`. */
export function dayOf(instant: number, timeZone: string): string {
  return new Date(instant + createOffsetReader(timeZone)(instant)).toISOString().slice(0, 10);
}
