import { BlockStack, InlineStack, Text } from '@shopify/polaris';
import type { CohortAverage } from '#ml/measurement/average-cohorts.ts';
import type { Cohort } from '#ml/measurement/measure-cohorts.ts';
import { About } from './about.tsx';
import { CohortGrid } from './cohort-grid.tsx';
import { FilterButtons } from './filter-buttons.tsx';
import { useFormats } from './formats.tsx';
import type { RepeatFilters } from './read-repeat-filters.ts';
import { SectionCard } from './section-card.tsx';

interface CohortSectionProps {
  readonly cohorts: readonly Cohort[];
  readonly average: readonly CohortAverage[];
  readonly filters: RepeatFilters;
}

/** The heat grid with its finding, filters and definition. */
export function CohortSection({ cohorts, average, filters }: CohortSectionProps) {
  const formats = useFormats();
  const buyers = cohorts.reduce((sum, cohort) => sum + cohort.buyers, 0);
  return (
    <SectionCard
      title={writeFinding(average, filters.view, formats)}
      subtitle={`Buyers by the month of their first order, and ${
        filters.view === 'orders'
          ? 'the share that ordered in each month after it'
          : 'their net revenue up to each month after it'
      }. ${formats.counted(buyers, 'buyer', 'buyers')}, months in the shop's time zone.`}
    >
      <BlockStack gap="300">
        <InlineStack gap="300">
          <FilterButtons
            label="Show"
            name="show"
            value={filters.view}
            choices={[
              { value: 'orders', label: 'Share ordering' },
              { value: 'revenue', label: 'Revenue per buyer' },
            ]}
          />
          <FilterButtons
            label="Months"
            name="cohorts"
            value={String(filters.cohorts)}
            choices={[
              { value: '13', label: 'Last 13' },
              { value: '25', label: 'Last 25' },
              { value: '61', label: 'Five years' },
            ]}
          />
        </InlineStack>
        <CohortGrid cohorts={cohorts} average={average} view={filters.view} />
        <Text as="p" variant="bodySm" tone="subdued">
          <span className="rg-key rg-key-immature" aria-hidden="true" />
          Hatched: the month is not over, so the value can still rise. Empty: not yet known.
        </Text>
        <About name="cohorts">
          A cohort is the buyers whose first order fell into one month. Month 1 is the calendar month after it. A share
          is the cohort&rsquo;s buyers with at least one order in that month, of all its buyers; revenue is net of
          discounts, refunds, tax and shipping, added up from the first month on. Months that are not over are left out
          of the row of all cohorts. Cohorts of fewer than 20 buyers show no share. The first cohort of a history also
          holds buyers who were there before it began.
        </About>
      </BlockStack>
    </SectionCard>
  );
}

function writeFinding(
  average: readonly CohortAverage[],
  view: RepeatFilters['view'],
  formats: ReturnType<typeof useFormats>,
): string {
  const month = average[1];
  if (!month || month.buyers < 20) return 'How each month’s new buyers come back';
  if (view === 'orders')
    return `${formats.wholeShare(month.orderingBuyers / month.buyers)} of new buyers order again in the month after their first`;
  // A month that several cohorts have reached: the oldest alone would speak for all.
  const k = Math.min(3, average.length - 1);
  const value = average[k] ?? month;
  return `A buyer has brought ${formats.roundMoney(value.cumulativeNetMinor / value.buyers)} by month ${k}`;
}
