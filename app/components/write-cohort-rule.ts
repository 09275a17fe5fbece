import { firstDayOf, writeDay, type PeriodUnit } from '#ml/measurement/period-unit.ts';
import type { FirstOrderFilter } from '#ml/measurement/create-first-order-filter.ts';
import type { BuyerRule, Condition } from '#app/profiles/segments/buyer-rule.ts';

interface CohortCell extends FirstOrderFilter {
  readonly unit: PeriodUnit;
  /** Period of first order. */
  readonly cohort: number;
  /** Periods after it in which they ordered; null for the whole cohort. */
  readonly step: number | null;
  /** The days the page looks at: a cohort at its edge holds only the part within. */
  readonly from: string;
  readonly to: string;
}

/** The rule of exactly the buyers whom a cell of the cohorts counts. */
export function writeCohortRule(cell: CohortCell): BuyerRule {
  const { unit, cohort, step, from, to, product, type, country, source, discounted } = cell;
  const first = daysOf(cohort, unit);
  const conditions: (Condition | null)[] = [
    {
      field: 'firstOrderBetween',
      from: first.from > from ? first.from : from,
      to: first.to < to ? first.to : to,
    },
    step === null ? null : { field: 'orderedBetween', ...daysOf(cohort + step, unit), did: true },
    product === null ? null : { field: 'firstProductId', is: product },
    type === null ? null : { field: 'firstProductType', is: type },
    country === null ? null : { field: 'firstCountry', is: country },
    source === null ? null : { field: 'firstSource', is: source },
    discounted === null ? null : { field: 'firstDiscounted', is: discounted },
  ];
  return { all: conditions.filter((condition) => condition !== null) };
}

function daysOf(period: number, unit: PeriodUnit): { readonly from: string; readonly to: string } {
  return { from: writeDay(firstDayOf(period, unit)), to: writeDay(firstDayOf(period + 1, unit) - 1) };
}
