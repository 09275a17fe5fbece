import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { createCsvResponse } from '#app/components/create-csv-response.ts';
import { readBuyersQuery, readChurnFilters } from '#app/components/read-buyers-query.ts';
import { BUYER_TABLES, exportBuyers } from '#app/measurement/buyers/export-buyers.ts';
import { streamBuyers } from '#app/measurement/buyers/stream-buyers.ts';

/** A table of the buyers' page, or without `table` the buyers of the rule. */
export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { url } = args.request;
    const wanted = new URL(url).searchParams.get('table');
    const table = BUYER_TABLES.find((name) => name === wanted);
    const { by } = readChurnFilters(url);
    const body = table
      ? await exportBuyers(app.reports, shop, { table, by })
      : await streamBuyers(app, shop, readBuyersQuery(url).rule);
    return createCsvResponse(body, `buyers${table ? `-${table}` : ''}.csv`);
  });
}
