import type { Database } from '../../db.server.ts';
import { loadCustomerOrders, type CustomerOrder } from '../../ingest/load-customer-orders.ts';
import { formatMinor } from '../../serving/format-minor.ts';
import { listProductTitles } from '../../serving/list-product-titles.ts';
import { writeCsv } from '../reports/write-csv.ts';

const HEADING = [
  'order',
  'ordered_at',
  'state',
  'product_id',
  'product',
  'units_kept',
  'units_given_back',
  'net_revenue',
  'gift_card',
  'currency',
];
/** Nobody reads more in a table. */
const MOST_ORDERS = 5000;

/** Write the orders of a customer as CSV, a line each, newest first; instants in UTC, amounts in `currency`. */
export function exportOrders(db: Database, shopId: number, customerId: number): string {
  const orders = loadCustomerOrders(db, shopId, customerId, { limit: MOST_ORDERS });
  const products = new Set(orders.flatMap(({ lines }) => lines.flatMap(({ productId }) => productId ?? [])));
  const titles = listProductTitles(db, shopId, [...products]);
  return writeCsv(
    HEADING,
    orders.flatMap((order) => writeOrder(order, titles)),
  );
}

function writeOrder(
  { orderId, name, orderedAt, state, currency, lines }: CustomerOrder,
  titles: Record<number, string>,
) {
  return lines.map(({ productId, units, refundedUnits, netMinor, isGiftCard }) => [
    name || String(orderId),
    new Date(orderedAt).toISOString(),
    state,
    productId,
    (productId === null ? undefined : titles[productId]) ?? null,
    units,
    refundedUnits,
    Number(formatMinor(netMinor, currency)),
    isGiftCard,
    currency,
  ]);
}
