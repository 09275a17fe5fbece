import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listDays } from '#app/measurement/list-days.ts';
import { DAY } from '#app/time.ts';

test('it agrees with the calendar of Intl for any instants in any zone', () => {
  const zones = ['America/New_York', 'Asia/Damascus', 'Pacific/Apia', 'Australia/Lord_Howe', 'Europe/London', 'UTC'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2029, 0) }), { maxLength: 12 }),
      (timeZone, list) => {
        const instants = Float64Array.from(list).sort();
        const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone });
        const days = Array.from(listDays(instants, timeZone), (day) => new Date(day * DAY).toISOString().slice(0, 10));
        expect(days).toEqual(Array.from(instants, (instant) => calendar.format(instant)));
      },
    ),
    { numRuns: 200, seed: 3 },
  );
});
