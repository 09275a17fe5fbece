import { gid } from '../../store/gid.ts';
import type { AdminRequest } from '../admin-request.ts';
import { listOrders } from '../list-orders.ts';
import { listRows } from '../list-rows.ts';
import { listTable } from '../list-table.ts';
import { readNode } from '../read-node.ts';
import { TABLES } from '../tables.ts';
import type { FieldArguments, Fields, Source } from './field.ts';
import { variantsOf } from './product-fields.ts';
import { currentInstallation } from './shop-fields.ts';

const parseSource = (json: string): Source => JSON.parse(json) as Source;

function readVariant(json: string, id: number): Source {
  const variants = variantsOf(JSON.parse(json) as never);
  return variants.find((variant) => variant.id === gid.write('ProductVariant', id)) as unknown as Source;
}

const list =
  (table: 'products' | 'collections' | 'customers') =>
  (_root: never, args: FieldArguments, { context }: AdminRequest) =>
    listTable(context.store.sql, TABLES[table], { args, read: parseSource });

const count =
  (table: string) =>
  (_root: never, args: FieldArguments, { context }: AdminRequest) => {
    if (args['query']) throw new Error('Cannot count: the sandbox counts all, got a query.');
    return { count: context.store.sql.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), precision: 'EXACT' };
  };

const node =
  (type: string) =>
  (_root: never, { id }: FieldArguments, request: AdminRequest) =>
    readNode(request, String(id), type);

export const rootFields: Readonly<Record<string, Fields>> = {
  QueryRoot: {
    shop: (_root: never, _args, { context }) => context.store.shop,
    currentAppInstallation: (_root: never, _args, { context }) => currentInstallation(context),
    // Subscriptions of the app's own configuration are not listed here, only those made over this API: none.
    webhookSubscriptions: () => listRows([]),
    products: list('products'),
    collections: list('collections'),
    customers: list('customers'),
    orders: (_root: never, args, request) => listOrders(request, args),
    productVariants: (_root: never, args, { context }) =>
      listTable(context.store.sql, TABLES.productVariants, { args, read: readVariant }),
    productsCount: count('Product'),
    customersCount: count('Customer'),
    ordersCount: count('ShopOrder'),
    product: node('Product'),
    productVariant: node('ProductVariant'),
    collection: node('Collection'),
    customer: node('Customer'),
    order: node('Order'),
    refund: node('Refund'),
    node: (_root: never, { id }, request) => readNode(request, String(id)),
    nodes: (_root: never, { ids }, request) => (ids as readonly string[]).map((id) => readNode(request, id)),
  },
};
