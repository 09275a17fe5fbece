import type { AdminRequest } from './admin-request.ts';
import type { FieldArguments, Source } from './fields/field.ts';
import { listTable } from './list-table.ts';
import type { Listing } from './listing.ts';
import type { Condition } from './read-search.ts';
import { reachableFrom } from './reachable-from.ts';
import { TABLES } from './tables.ts';

/** A connection over the orders the app may see, of one customer if given. */
export function listOrders(request: AdminRequest, args: FieldArguments, customerId?: number): Listing {
  const from = reachableFrom(request);
  const own: Condition =
    customerId === undefined ? { sql: '1', values: [] } : { sql: 'customerId = ?', values: [customerId] };
  return listTable(request.context.store.sql, TABLES.orders, {
    args: { sortKey: 'PROCESSED_AT', ...args },
    always: { sql: `createdAt >= ? AND ${own.sql}`, values: [from, ...own.values] },
    read: (json) => JSON.parse(json) as Source,
  });
}
