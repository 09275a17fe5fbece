import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { readPeriod } from '#app/components/read-period.ts';
import { countWriteWindows } from '#app/measurement/survival/count-write-windows.ts';
import { exportSurvival, SURVIVAL_TABLES } from '#app/measurement/survival/export-survival.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const asked = new URL(args.request.url).searchParams.get('table');
    const table = SURVIVAL_TABLES.find((one) => one === asked) ?? 'orders';
    const period = readPeriod(args.request.url, 'all');
    const answer = await app.reports.ask(shop, 'survival', { period, isWhole: true });
    const csv = exportSurvival(table, answer, await countWriteWindows(app.reports, shop, answer.steps));
    return new Response(csv, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="time-to-next-order-${table}.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
