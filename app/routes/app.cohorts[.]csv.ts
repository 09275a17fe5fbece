import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { createCsvResponse } from '#app/components/create-csv-response.ts';
import { readChoice } from '#app/components/read-choice.ts';
import { readCohortFilters } from '#app/components/read-cohort-filters.ts';
import { COHORT_TABLES, exportCohorts } from '#app/measurement/reports/export-cohorts.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { filters } = readCohortFilters(args.request.url);
    const figures = await app.reports.ask(shop, 'cohorts', { ...filters, isWhole: true });
    const table = readChoice(args.request.url, 'table', COHORT_TABLES);
    return createCsvResponse(exportCohorts(figures, table, shop.currency), `cohorts-${table}.csv`);
  });
}
