import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { createCsvResponse } from '#app/components/create-csv-response.ts';
import { exportOrders } from '#app/measurement/buyer/export-orders.ts';

/** The orders of a buyer, a line each. */
export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, (shop, app) => {
    const { customerId = '' } = args.params;
    if (!/^[1-9]\d{0,14}$/.test(customerId)) throw Response.json({}, { status: 404 });
    return createCsvResponse(exportOrders(app.db, shop.id, Number(customerId)), `buyer-${customerId}-orders.csv`);
  });
}
