import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { useMemo } from 'react';
import { answerShop } from '#app/answer-shop.server.ts';
import { CohortAnswer } from '#app/components/cohort-answer.tsx';
import { CohortComparison } from '#app/components/cohort-comparison.tsx';
import { CohortFilterForm } from '#app/components/cohort-filter-form.tsx';
import { CohortSection } from '#app/components/cohort-section.tsx';
import { FewOrders } from '#app/components/few-orders.tsx';
import { packRows, unpackRows } from '#app/components/pack-rows.ts';
import { PaybackSection } from '#app/components/payback-section.tsx';
import { PeriodPicker } from '#app/components/period-picker.tsx';
import { readCohortFilters } from '#app/components/read-cohort-filters.ts';
import { useText } from '#app/components/use-text.ts';
import { countMinorUnits } from '#app/measurement/reports/count-minor-units.ts';
import { saveAcquisitionCost } from '#app/measurement/save-acquisition-cost.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { view, filters } = readCohortFilters(args.request.url);
    const figures = await app.reports.ask(shop, 'cohorts', filters);
    const cohorts = figures.cohorts.map((cohort) => ({ ...cohort, cells: packRows(cohort.cells) }));
    return { view, figures: { ...figures, cohorts }, minorUnits: countMinorUnits(shop.currency) };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const written = String((await args.request.formData()).get('cost') ?? '');
    return { isRefused: !saveAcquisitionCost(app.db, shop, { written, now: app.now() }) };
  });
}

/** What becomes of the buyers of each month? */
export default function Cohorts() {
  const { view, figures: sent, minorUnits } = useLoaderData<typeof loader>();
  const figures = useMemo(() => {
    const cohorts = sent.cohorts.map((cohort) => ({ ...cohort, cells: unpackRows(cohort.cells) }));
    return { ...sent, cohorts };
  }, [sent]);
  const isRefused = useActionData<typeof action>()?.isRefused ?? false;
  const text = useText();
  return (
    <Page title={text('cohorts.title')} subtitle={text('cohorts.subtitle')}>
      {figures.everBuyers === 0 ? (
        <FewOrders title={text('cohorts.first.title')}>{text('cohorts.first.text')}</FewOrders>
      ) : (
        <BlockStack gap="500">
          <CohortAnswer figures={figures} />
          <PeriodPicker period={figures.period} fallback="last365" />
          <CohortFilterForm figures={figures} />
          <CohortSection figures={figures} view={view} />
          <CohortComparison figures={figures} />
          <PaybackSection figures={figures} isRefused={isRefused} minorUnits={minorUnits} />
        </BlockStack>
      )}
    </Page>
  );
}
