import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { readProductFilters } from '#app/components/read-product-filters.ts';
import { exportProducts } from '#app/measurement/reports/export-products.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, { reports }) => {
    const { table, began } = readProductFilters(args.request.url);
    return new Response(await exportProducts(reports, shop, table, { began }), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="products-${table}.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
