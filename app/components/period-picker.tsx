import { Form, Link, useLocation } from '@remix-run/react';
import { Button } from '@shopify/polaris';
import type { ShownPeriod } from '#app/measurement/reports/period.ts';
import { PRESETS, type Preset } from '#app/measurement/reports/presets.ts';
import { useFormats } from './formats.tsx';
import { listKeptFilters } from './list-kept-filters.ts';
import { useFilterLink } from './use-filter-link.ts';
import { useText } from './use-text.ts';

interface PeriodPickerProps {
  readonly period: ShownPeriod;
  /** The preset that an address without a period means. */
  readonly fallback: Preset;
}

/** Which days, in the shop's time zone: by name or from day to day; kept in the address with all other filters. */
export function PeriodPicker({ period, fallback }: PeriodPickerProps) {
  const text = useText();
  const formats = useFormats();
  const link = useFilterLink();
  const { pathname, search } = useLocation();
  const others = listKeptFilters(search, ['period', 'from', 'to']);
  return (
    <section className="rg-period" aria-label={text('period.label')}>
      <nav className="rg-filter" aria-label={text('period.presets')}>
        {PRESETS.map((preset) => (
          <Link
            key={preset}
            to={link('period', preset === fallback ? '' : preset, ['from', 'to'])}
            aria-current={preset === period.preset ? 'true' : undefined}
            preventScrollReset
          >
            {text(`period.${preset}`)}
          </Link>
        ))}
      </nav>
      <details open={period.preset === null} key={`${period.from} ${period.to}`}>
        <summary>
          {text('period.days', { from: formats.date(period.from), to: formats.date(period.to) })}
          {period.before &&
            ` · ${text('period.against', { from: formats.date(period.before.from), to: formats.date(period.before.to) })}`}
        </summary>
        <Form method="get" action={pathname} className="rg-period-form" preventScrollReset>
          {others.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label>
            {text('period.from')}
            <input type="date" name="from" defaultValue={period.from} required />
          </label>
          <label>
            {text('period.to')}
            <input type="date" name="to" defaultValue={period.to} required />
          </label>
          <Button submit>{text('period.show')}</Button>
        </Form>
      </details>
    </section>
  );
}
