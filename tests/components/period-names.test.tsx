import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { FormatsProvider } from '#app/components/formats.tsx';
import { usePeriodNames } from '#app/components/use-period-names.ts';
import { LOCALES } from '#app/messages/locales.ts';
import { loadLanguage } from '#app/messages/messages.ts';
import { readDay, periodOf, type PeriodUnit } from '#ml/measurement/period-unit.ts';

beforeAll(async () => {
  await Promise.all(LOCALES.map(loadLanguage));
});

interface Asked {
  readonly unit: PeriodUnit;
  /** A day of the period. */
  readonly day: string;
  readonly within?: { readonly from: string; readonly to: string };
  readonly locale?: string;
}

/** Name, head of a row, name under an axis and whether it is a part. */
function nameOf({ unit, day, within, locale = 'en-GB' }: Asked): string {
  const Names = () => {
    const names = usePeriodNames(unit, within);
    const period = periodOf(readDay(day), unit);
    return [names.name(period), names.head(period), names.tick(period), String(names.isPart(period))].join(' | ');
  };
  return renderToStaticMarkup(
    <FormatsProvider locale={locale} currency="EUR" timeZone="UTC">
      <Names />
    </FormatsProvider>,
  );
}

test('a month that the dates hold in part is named by its days within them', () => {
  const within = { from: '2025-11-23', to: '2026-01-14' };
  const month = (day: string) => nameOf({ unit: 'month', day, within });
  expect(month('2025-11-30')).toBe('Nov 2025 (23–30) | Nov 2025 (23–30) | Nov 2025 | true');
  expect(month('2025-12-01')).toBe('Dec 2025 | Dec 2025 | Dec 2025 | false');
  expect(month('2026-01-02')).toBe('Jan 2026 (1–14) | Jan 2026 (1–14) | Jan 2026 | true');
  expect(nameOf({ unit: 'month', day: '2025-11-30' })).toBe('Nov 2025 | Nov 2025 | Nov 2025 | false');
  // The dates end with the month.
  expect(nameOf({ unit: 'month', day: '2025-11-30', within: { from: '2025-11-01', to: '2025-11-30' } })).toMatch(
    /false$/,
  );
});

test('so is a week, which begins on Monday, and in other languages', () => {
  // 24 to 30 November 2025.
  const within = { from: '2025-11-26', to: '2025-11-28' };
  expect(nameOf({ unit: 'week', day: '2025-11-30', within })).toBe(
    'the week of 24 Nov 2025 (26–28) | 24 Nov 2025 (26–28) | 24 Nov 2025 | true',
  );
  expect(nameOf({ unit: 'month', day: '2025-11-30', within, locale: 'de' })).toMatch(/\(26\.–28\.\) \| Nov/);
  expect(nameOf({ unit: 'month', day: '2025-11-30', within, locale: 'zh-CN' })).toMatch(/（26–28日）/);
});
