import { BlockStack, InlineStack, Text } from '@shopify/polaris';
import type { CohortsAnswer } from '#app/measurement/reports/cohorts-answer.ts';
import { About } from './about.tsx';
import { CohortGrid } from './cohort-grid.tsx';
import { CohortTable } from './cohort-table.tsx';
import { FilterButtons } from './filter-buttons.tsx';
import { useFormats } from './formats.tsx';
import { COHORT_VIEWS, type CohortView } from './cohort-views.ts';
import { SectionCard } from './section-card.tsx';
import { UnitButtons } from './unit-buttons.tsx';
import { usePeriodNames } from './use-period-names.ts';
import { useText } from './use-text.ts';

/** For the cells of a cohort, and for a share in words. */
const FEWEST_BUYERS = 20;
const FEWEST_IN_WORDS = 30;

/** The heat grid with its finding, views and definition. */
export function CohortSection({ figures, view }: { readonly figures: CohortsAnswer; readonly view: CohortView }) {
  const text = useText();
  const formats = useFormats();
  const { unit, buyers, costedShare, period } = figures;
  const isCosted = costedShare === 1;
  const { isPart } = usePeriodNames(unit, period);
  return (
    <SectionCard
      title={useFinding(figures, view)}
      subtitle={`${text(`cohorts.subtitle.${view}`)} ${text('figures.buyers', { n: buyers })}.`}
    >
      <BlockStack gap="300">
        <InlineStack gap="300">
          <FilterButtons
            label={text('cohorts.show')}
            name="show"
            value={view}
            choices={COHORT_VIEWS.map((value) => ({ value, label: text(`cohorts.show.${value}`) }))}
          />
          <UnitButtons unit={unit} of={text('cohorts.title')} />
        </InlineStack>
        {view === 'margin' && !isCosted && (
          <Text as="p">
            {text('cohorts.costs', { share: costedShare === null ? formats.share(0) : formats.share(costedShare) })}
          </Text>
        )}
        <CohortGrid {...figures} view={view} />
        <Text as="p" variant="bodySm" tone="subdued">
          <span className="rg-key rg-key-immature" aria-hidden="true" />
          {text('cohorts.key')} {figures.cohorts.some((one) => isPart(one.period)) && text('period.partNote')}{' '}
          {figures.isCut && text('cohorts.cut', { n: figures.cohorts.length })}
        </Text>
        <CohortTable figures={figures} />
        <About name={text('cohorts.title')}>{text('cohorts.about', { needed: FEWEST_BUYERS })}</About>
      </BlockStack>
    </SectionCard>
  );
}

function useFinding({ average, unit }: CohortsAnswer, view: CohortView): string {
  const text = useText();
  const formats = useFormats();
  const one = average[1];
  const what = unit === 'week' ? 'week' : 'month';
  if (!one || one.buyers < FEWEST_IN_WORDS) return text('cohorts.finding.few');
  if (view === 'orders')
    return text(`cohorts.finding.orders.${what}`, { share: formats.wholeShare(one.orderingBuyers / one.buyers) });
  // A step that several cohorts have reached: the oldest alone would speak for all.
  const k = Math.min(3, average.length - 1);
  const cell = average[k] ?? one;
  const minor = view === 'revenue' ? cell.cumulativeNetMinor : cell.cumulativeMarginMinor;
  if (minor === null) return text('cohorts.finding.few');
  return text(`cohorts.finding.${view}.${what}`, { amount: formats.roundMoney(minor / cell.buyers), k });
}
