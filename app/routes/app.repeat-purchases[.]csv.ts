import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { exportRepeatPurchases } from '#app/measurement/export-repeat-purchases.ts';
import { getShopFigures } from '#app/measurement/get-shop-figures.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, (shop, app) => {
    const csv = exportRepeatPurchases(getShopFigures(app.db, shop), shop.currency);
    return new Response(csv, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="repeat-purchases.csv"',
        'Cache-Control': 'no-store',
      },
    });
  });
}
