import { gid } from '../../store/gid.ts';
import type { CollectionRecord } from '../../store/types.ts';
import type { AdminRequest } from '../admin-request.ts';
import { listRows } from '../list-rows.ts';
import type { Fields } from './field.ts';

const productsOf = ({ productIds }: CollectionRecord, { getProduct }: AdminRequest) =>
  productIds.flatMap((id) => getProduct(id) ?? []);

export const collectionFields: Readonly<Record<string, Fields>> = {
  Collection: {
    legacyResourceId: ({ id }: CollectionRecord) => String(gid.read('Collection', id)),
    products: (collection: CollectionRecord, args, request) => listRows(productsOf(collection, request) as never, args),
    productsCount: (collection: CollectionRecord, _args, request) => ({
      count: productsOf(collection, request).length,
      precision: 'EXACT',
    }),
    hasProduct: ({ productIds }: CollectionRecord, { id }) => productIds.includes(String(id)),
  },
};
