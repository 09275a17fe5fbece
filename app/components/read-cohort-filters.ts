import type { FirstOrderFilter } from '#ml/measurement/create-first-order-filter.ts';
import type { Period } from '#app/measurement/reports/period.ts';
import { COHORT_VIEWS, UNKNOWN, type CohortView } from './cohort-views.ts';
import { readChoice } from './read-choice.ts';
import { readPeriod } from './read-period.ts';

export interface CohortFilters extends FirstOrderFilter {
  readonly period: Period;
  readonly unit: 'month' | 'week';
}

/** Read the filters of the page "Cohorts" from its address; what is not understood asks for nothing. */
export function readCohortFilters(url: string): { readonly view: CohortView; readonly filters: CohortFilters } {
  const params = new URL(url).searchParams;
  const text = (name: string) => {
    const value = params.get(name)?.slice(0, 255) || null;
    return value === UNKNOWN ? '' : value;
  };
  const product = Number(params.get('product'));
  const discounted = params.get('discounted');
  return {
    view: readChoice(url, 'show', COHORT_VIEWS),
    filters: {
      period: readPeriod(url, 'last365'),
      unit: readChoice(url, 'unit', ['month', 'week']),
      product: Number.isSafeInteger(product) && product > 0 ? product : null,
      type: text('type'),
      country: text('country'),
      source: text('source'),
      discounted: discounted === 'yes' ? true : discounted === 'no' ? false : null,
    },
  };
}
