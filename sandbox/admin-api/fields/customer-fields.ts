import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import type { OrderRecord } from '../../store/records.ts';
import type { CustomerRow } from '../../store/types.ts';
import type { AdminRequest } from '../admin-request.ts';
import { listOrders } from '../list-orders.ts';
import { listRows } from '../list-rows.ts';
import type { Fields } from './field.ts';

function ordersOf({ id }: CustomerRow, { context }: AdminRequest): readonly OrderRecord[] {
  const rows = context.store.sql
    .prepare('SELECT json FROM ShopOrder WHERE customerId = ? ORDER BY createdAt, id')
    .pluck()
    .all(gid.read('Customer', id)) as string[];
  return rows.map((json) => JSON.parse(json) as OrderRecord);
}

/** Names, e-mail, phone and address lines are protected: the schema refuses them before they are asked for here. */
export const customerFields: Readonly<Record<string, Fields>> = {
  Customer: {
    legacyResourceId: ({ id }: CustomerRow) => String(gid.read('Customer', id)),
    numberOfOrders: (customer: CustomerRow, _args, request) => String(ordersOf(customer, request).length),
    amountSpent: (customer: CustomerRow, _args, request) => ({
      amount: money.write(
        ordersOf(customer, request).reduce((sum, order) => sum + money.of(order.currentTotalPriceSet), 0),
      ),
      currencyCode: request.context.store.shop.currencyCode,
    }),
    lastOrder: (customer: CustomerRow, _args, request) => ordersOf(customer, request).at(-1) ?? null,
    orders: ({ id }: CustomerRow, args, request) => listOrders(request, args, gid.read('Customer', id)),
    defaultAddress: ({ defaultAddress }: CustomerRow) => defaultAddress ?? null,
    defaultEmailAddress: ({ defaultEmailAddress }: CustomerRow) => defaultEmailAddress ?? null,
    note: () => null,
    dataSaleOptOut: () => false,
    taxExempt: () => false,
    verifiedEmail: () => true,
    metafield: () => null,
    metafields: () => listRows([]),
  },
};
