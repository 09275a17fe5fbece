import { expect, test } from 'vitest';
import type { DigestSettings } from '#app/measurement/digest/digest-settings.ts';
import { findDigestPeriod } from '#app/measurement/digest/find-digest-period.ts';

const WEEKLY: DigestSettings = {
  every: 'week',
  weekday: 1,
  hour: 8,
  readers: ['ann@shop.example'],
  locale: 'en',
  sentFor: null,
};
const at = (text: string) => Date.parse(text);
const BERLIN = 'Europe/Berlin';

test('a weekly digest is due on its weekday from its hour on, for the seven days before', () => {
  // Monday 16 November 2026, 8:00 in Berlin is 7:00 UTC.
  expect(findDigestPeriod(WEEKLY, at('2026-11-16T06:59:59Z'), BERLIN)).toBeNull();
  expect(findDigestPeriod(WEEKLY, at('2026-11-16T07:00:00Z'), BERLIN)).toEqual({
    day: '2026-11-09',
    from: at('2026-11-08T23:00:00Z'),
    to: at('2026-11-15T23:00:00Z'),
  });
});

test('once sent it is not due again, and a day late it is not sent any more', () => {
  const now = at('2026-11-16T09:00:00Z');
  expect(findDigestPeriod({ ...WEEKLY, sentFor: '2026-11-09' }, now, BERLIN)).toBeNull();
  expect(findDigestPeriod({ ...WEEKLY, sentFor: '2026-11-02' }, now, BERLIN)?.day).toBe('2026-11-09');
  expect(findDigestPeriod(WEEKLY, at('2026-11-17T06:59:00Z'), BERLIN)?.day).toBe('2026-11-09');
  expect(findDigestPeriod(WEEKLY, at('2026-11-17T07:00:00Z'), BERLIN)).toBeNull();
});

test('a daily digest speaks of yesterday, also after midnight when its hour is late', () => {
  const late: DigestSettings = { ...WEEKLY, every: 'day', hour: 23 };
  expect(findDigestPeriod(late, at('2026-11-17T22:30:00Z'), BERLIN)?.day).toBe('2026-11-16');
  expect(findDigestPeriod(late, at('2026-11-18T01:00:00Z'), BERLIN)?.day).toBe('2026-11-16');
});

test('a period holds the days of the shop, changes of the clock included', () => {
  // Clocks went back in Berlin on 25 October 2026: that week has 169 hours.
  const period = findDigestPeriod(WEEKLY, at('2026-10-26T08:00:00Z'), BERLIN)!;
  expect((period.to - period.from) / 3_600_000).toBe(169);
});

test('nothing is due for nobody, or never', () => {
  const now = at('2026-11-16T09:00:00Z');
  expect(findDigestPeriod({ ...WEEKLY, readers: [] }, now, BERLIN)).toBeNull();
  expect(findDigestPeriod({ ...WEEKLY, every: 'never' }, now, BERLIN)).toBeNull();
});
