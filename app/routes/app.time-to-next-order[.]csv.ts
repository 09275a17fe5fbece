import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { createCsvResponse } from '#app/components/create-csv-response.ts';
import { readChoice } from '#app/components/read-choice.ts';
import { readPeriod } from '#app/components/read-period.ts';
import { countWriteWindows } from '#app/measurement/survival/count-write-windows.ts';
import { exportSurvival, SURVIVAL_TABLES } from '#app/measurement/survival/export-survival.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { url } = args.request;
    const table = readChoice(url, 'table', SURVIVAL_TABLES);
    const period = readPeriod(url, 'all');
    const answer = await app.reports.ask(shop, 'survival', { period, isWhole: true });
    const { windows } = await countWriteWindows(app.reports, shop, answer.steps);
    const csv = exportSurvival(table, answer, windows);
    return createCsvResponse(csv, `time-to-next-order-${table}.csv`);
  });
}
