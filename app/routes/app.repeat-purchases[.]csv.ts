import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { createCsvResponse } from '#app/components/create-csv-response.ts';
import { readChoice } from '#app/components/read-choice.ts';
import { readPeriod } from '#app/components/read-period.ts';
import { exportRepeat, REPEAT_TABLES } from '#app/measurement/reports/export-repeat.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { url } = args.request;
    const figures = await app.reports.ask(shop, 'repeat', {
      period: readPeriod(url, 'last365'),
      unit: readChoice(url, 'unit', ['month', 'week']),
    });
    const table = readChoice(url, 'table', REPEAT_TABLES);
    return createCsvResponse(exportRepeat(figures, table, shop.currency), `repeat-purchases-${table}.csv`);
  });
}
