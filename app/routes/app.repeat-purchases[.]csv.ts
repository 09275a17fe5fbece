import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { exportRepeatPurchases } from '#app/measurement/export-repeat-purchases.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const csv = exportRepeatPurchases(await app.reports.ask(shop, 'shop-figures', {}), shop.currency);
    return new Response(csv, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="repeat-purchases.csv"',
        'Cache-Control': 'no-store',
      },
    });
  });
}
