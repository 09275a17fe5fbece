import { useMemo } from 'react';
import { useFormats } from './formats.tsx';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 5 January 1970 was a Monday. */
const MONDAY = 4 * DAY_MS;

/** Names of hours and days of the week as the reader writes them. */
export function useClockWords() {
  const { locale } = useFormats();
  return useMemo(() => {
    const hour = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const weekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' });
    return {
      hour: (value: number) => hour.format(value * HOUR_MS),
      /** @param value 1 Monday to 7 Sunday. */
      weekday: (value: number) => weekday.format(MONDAY + (value - 1) * DAY_MS),
    };
  }, [locale]);
}
