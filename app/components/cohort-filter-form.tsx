import { Form, Link, useLocation } from '@remix-run/react';
import { Button } from '@shopify/polaris';
import type { ValueCount } from '#ml/measurement/count-first-orders.ts';
import type { CohortsAnswer } from '#app/measurement/reports/cohorts-answer.ts';
import { BUYER_FIELDS, type BuyerField } from '#app/profiles/segments/buyer-fields.ts';
import { useFormats } from './formats.tsx';
import { listKeptFilters } from './list-kept-filters.ts';
import { UNKNOWN } from './cohort-views.ts';
import { RuleProductPicker } from './rule-product-picker.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';
import { writeValue } from './write-rule-text.ts';

const OWN = ['product', 'type', 'country', 'source', 'discounted'];

/** Which buyers, by their first order; kept in the address. Each value says how many buyers of the period have it. */
export function CohortFilterForm({ figures }: { readonly figures: CohortsAnswer }) {
  const text = useText();
  const formats = useFormats();
  const { filters, productTitle, starters, buyers } = figures;
  const { pathname, search } = useLocation();
  const others = new URLSearchParams(listKeptFilters(search, OWN));
  const isFiltered = Object.values(filters).some((value) => value !== null);
  const write = (field: BuyerField) => (value: string) => writeValue(value, field, { text, formats });
  const yes = filters.discounted === null ? null : filters.discounted ? 'yes' : 'no';
  return (
    <SectionCard
      title={text('cohorts.filter.title')}
      subtitle={text('cohorts.filter.n', { count: formats.number(buyers), n: starters })}
    >
      <Form method="get" action={pathname} className="rg-period-form" preventScrollReset key={search}>
        {[...others].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <RuleProductPicker
          label={text('cohorts.filter.product')}
          name="product"
          most={1}
          chosen={filters.product === null ? [] : [filters.product]}
          titles={filters.product === null || productTitle === null ? {} : { [filters.product]: productTitle }}
        />
        <ValueSelect name="type" value={filters.type} values={figures.types} />
        <ValueSelect
          name="country"
          value={filters.country}
          values={figures.countries}
          write={write(BUYER_FIELDS.firstCountry)}
        />
        <ValueSelect
          name="source"
          value={filters.source}
          values={figures.sources}
          write={write(BUYER_FIELDS.firstSource)}
        />
        <ValueSelect
          name="discounted"
          value={yes}
          values={figures.discounted.map((one) => ({ value: one.value ? 'yes' : 'no', buyers: one.buyers }))}
          write={(value) => text(value === 'yes' ? 'cohorts.filter.discounted.yes' : 'cohorts.filter.discounted.no')}
        />
        <Button submit>{text('period.show')}</Button>
        {isFiltered && <Link to={`${pathname}?${others}`}>{text('cohorts.filter.clear')}</Link>}
      </Form>
    </SectionCard>
  );
}

interface ValueSelectProps {
  readonly name: 'type' | 'country' | 'source' | 'discounted';
  readonly value: string | null;
  readonly values: readonly ValueCount<string>[];
  readonly write?: (value: string) => string;
}

function ValueSelect({ name, value, values, write = (one) => one }: ValueSelectProps) {
  const text = useText();
  const formats = useFormats();
  const isListed = value === null || values.some((one) => one.value === value);
  const shown = isListed ? values : [...values, { value, buyers: 0 }];
  return (
    <label>
      {text(`cohorts.filter.${name}`)}
      <select name={name} defaultValue={value === '' ? UNKNOWN : (value ?? '')}>
        <option value="">{text('cohorts.filter.any')}</option>
        {shown.map((one) => (
          <option key={one.value} value={one.value === '' ? UNKNOWN : one.value}>
            {one.value === '' ? text('cohorts.filter.unknown') : write(one.value)} ({formats.number(one.buyers)})
          </option>
        ))}
      </select>
    </label>
  );
}
