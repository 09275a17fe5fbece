import type { Database } from 'better-sqlite3';
import { gid } from './gid.ts';
import type { OrderRecord } from './records.ts';
import type { CollectionRecord, CustomerRow, ProductRow, VariantRow } from './types.ts';
import type { RecordWriter } from './write-records.ts';

/** Finds records by id, handle or owner. An id of another type, or none at all, finds nothing. */
export interface RecordFinder {
  listProducts(): readonly ProductRow[];
  getProduct(id: string): ProductRow | undefined;
  findProduct(handle: string): ProductRow | undefined;
  getVariant(id: string): { readonly product: ProductRow; readonly variant: VariantRow } | undefined;
  listCollections(): readonly CollectionRecord[];
  getCollection(id: string): CollectionRecord | undefined;
  listCustomers(limit: number): readonly CustomerRow[];
  getCustomer(id: string): CustomerRow | undefined;
  getOrder(id: string): OrderRecord | undefined;
  listOrdersOf(customerId: string, limit: number): readonly OrderRecord[];
}

/** Prepare the look-ups. Products are parsed once and kept until one changes. */
export function findRecords(sql: Database, write: RecordWriter): RecordFinder {
  const statements = {
    product: sql.prepare('SELECT json FROM Product WHERE id = ?').pluck(),
    byHandle: sql.prepare('SELECT json FROM Product WHERE handle = ? ORDER BY id LIMIT 1').pluck(),
    productOf: sql.prepare('SELECT json FROM Product WHERE id = (SELECT productId FROM Variant WHERE id = ?)').pluck(),
    collections: sql.prepare('SELECT json FROM Collection ORDER BY title, id').pluck(),
    collection: sql.prepare('SELECT json FROM Collection WHERE id = ?').pluck(),
    customer: sql.prepare('SELECT json FROM Customer WHERE id = ?').pluck(),
    order: sql.prepare('SELECT json FROM ShopOrder WHERE id = ?').pluck(),
    products: sql
      .prepare("SELECT json FROM Product WHERE status = 'ACTIVE' AND publishedAt IS NOT NULL ORDER BY id")
      .pluck(),
    customers: sql.prepare("SELECT json FROM Customer ORDER BY habit = '', createdAt DESC, id DESC LIMIT ?").pluck(),
    ordersOf: sql
      .prepare('SELECT json FROM ShopOrder WHERE customerId = ? ORDER BY createdAt DESC, id DESC LIMIT ?')
      .pluck(),
  };
  const parse = <T>(json: unknown): T | undefined => (typeof json === 'string' ? (JSON.parse(json) as T) : undefined);
  const number = (type: string, id: string): number | null => {
    const found = gid.parse(id);
    return found?.type === type ? found.id : null;
  };
  let listed: { readonly at: number; readonly products: readonly ProductRow[] } | undefined;
  return {
    listProducts() {
      const at = write.catalogVersion();
      if (listed?.at !== at)
        listed = {
          at,
          products: (statements.products.all() as string[]).map((json) => JSON.parse(json) as ProductRow),
        };
      return listed.products;
    },
    getProduct: (id) => parse(statements.product.get(number('Product', id))),
    findProduct: (handle) => parse(statements.byHandle.get(handle)),
    getVariant(id) {
      const product = parse<ProductRow>(statements.productOf.get(number('ProductVariant', id)));
      const variant = product?.variants.find((candidate) => candidate.id === id);
      return product && variant ? { product, variant } : undefined;
    },
    listCollections: () =>
      (statements.collections.all() as string[]).map((json) => JSON.parse(json) as CollectionRecord),
    getCollection: (id) => parse(statements.collection.get(number('Collection', id))),
    listCustomers: (limit) =>
      (statements.customers.all(limit) as string[]).map((json) => JSON.parse(json) as CustomerRow),
    getCustomer: (id) => parse(statements.customer.get(number('Customer', id))),
    getOrder: (id) => parse(statements.order.get(number('Order', id))),
    listOrdersOf: (customerId, limit) =>
      (statements.ordersOf.all(number('Customer', customerId), limit) as string[]).map(
        (json) => JSON.parse(json) as OrderRecord,
      ),
  };
}
