import { gid } from '../store/gid.ts';
import type { AdminRequest } from './admin-request.ts';
import type { Source } from './fields/field.ts';
import { refundsOf } from './fields/order-fields.ts';
import { variantsOf } from './fields/product-fields.ts';
import { reachableFrom } from './reachable-from.ts';

/**
 * The record of a global id with its type, or null if there is none (or it is out of reach).
 *
 * @throws {Error} if the id is not of `type`, or of a type the sandbox does not keep.
 */
export function readNode(request: AdminRequest, id: string, type = gid.parse(id)?.type): Source | null {
  const record = type === undefined ? undefined : find(request, id, type);
  if (type === undefined || gid.parse(id)?.type !== type) throw new Error(`Invalid global id '${id}'`);
  return record ? ({ ...record, __typename: type } as unknown as Source) : null;
}

function find(request: AdminRequest, id: string, type: string): object | undefined {
  const { store } = request.context;
  switch (type) {
    case 'Product':
      return store.getProduct(id);
    case 'ProductVariant': {
      const found = store.getVariant(id);
      return found && variantsOf(found.product).find((variant) => variant.id === id);
    }
    case 'Collection':
      return store.getCollection(id);
    case 'Customer':
      return store.getCustomer(id);
    case 'Order':
      return findOrder(request, id);
    case 'Refund': {
      const orderId = store.sql.prepare('SELECT orderId FROM Refund WHERE id = ?').pluck().get(gid.parse(id)?.id) as
        number | undefined;
      const order = orderId === undefined ? undefined : findOrder(request, gid.write('Order', orderId));
      return order && refundsOf(order).find((refund) => refund.id === id);
    }
    default:
      throw new Error(
        `Cannot read ${id}: the sandbox keeps products, variants, collections, customers, orders and refunds, got ${type}.`,
      );
  }
}

function findOrder(request: AdminRequest, id: string) {
  const order = request.context.store.getOrder(id);
  return order && new Date(order.createdAt).toISOString() >= reachableFrom(request) ? order : undefined;
}
