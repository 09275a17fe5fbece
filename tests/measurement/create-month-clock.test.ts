import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMonthClock } from '#app/measurement/create-month-clock.ts';

const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'];
const month = (year: number, number: number) => year * 12 + number - 1;

test('an order belongs to the month on the shop clock, not to the month of UTC', () => {
  // 23:30 UTC on 31 May is half past midnight of 1 June in London (summer time), and still May in New York.
  const at = Date.parse('2025-05-31T23:30:00Z');
  expect(createMonthClock('Europe/London')(at)).toBe(month(2025, 6));
  expect(createMonthClock('America/New_York')(at)).toBe(month(2025, 5));
  // In winter London is on UTC.
  expect(createMonthClock('Europe/London')(Date.parse('2025-01-31T23:59:59.999Z'))).toBe(month(2025, 1));
});

test('a clock that goes back over the end of a month gives that month twice', () => {
  // Damascus, 1 October 2004, 00:00 summer time (30 September 21:00 UTC): back to 23:00 of 30 September.
  const monthAt = createMonthClock('Asia/Damascus');
  expect(monthAt(Date.parse('2004-09-30T20:59:00Z'))).toBe(month(2004, 9));
  expect(monthAt(Date.parse('2004-09-30T21:30:00Z'))).toBe(month(2004, 9));
  expect(monthAt(Date.parse('2004-09-30T22:00:00Z'))).toBe(month(2004, 10));
});

test('it agrees with the calendar of Intl for any instant in any zone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: Date.parse('2006-01-01'), max: Date.parse('2030-01-01') }),
      (timeZone, instant) => {
        const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric' });
        const [number, year] = parts.format(instant).split('/').map(Number);
        expect(createMonthClock(timeZone)(instant)).toBe(month(year!, number!));
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});
