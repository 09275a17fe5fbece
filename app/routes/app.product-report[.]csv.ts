import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { createCsvResponse } from '#app/components/create-csv-response.ts';
import { readProductFilters } from '#app/components/read-product-filters.ts';
import { exportProducts } from '#app/measurement/reports/export-products.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, { reports }) => {
    const { table, began } = readProductFilters(args.request.url);
    return createCsvResponse(await exportProducts(reports, shop, table, { began }), `products-${table}.csv`);
  });
}
