import type { Database } from 'better-sqlite3';
import { gid } from './gid.ts';
import type { OrderRecord } from './records.ts';
import type { CollectionRecord, CustomerRow, ProductRow } from './types.ts';

/** Puts whole records, replacing what was there under their id. */
export interface RecordWriter {
  product(product: ProductRow): void;
  dropProduct(id: string): void;
  collection(collection: CollectionRecord): void;
  dropCollection(id: string): void;
  /** Grows with every product and collection that was written or dropped. */
  catalogVersion(): number;
  customer(customer: CustomerRow): void;
  order(order: OrderRecord): void;
}

/** Prepare the statements that keep records and their indexed columns together. */
export function writeRecords(sql: Database): RecordWriter {
  const put = prepareStatements(sql);
  let catalogVersion = 0;
  return {
    catalogVersion: () => catalogVersion,
    dropProduct(id) {
      catalogVersion += 1;
      put.noVariants.run(gid.read('Product', id));
      put.noProduct.run(gid.read('Product', id));
    },
    product(row) {
      catalogVersion += 1;
      const id = gid.read('Product', row.id);
      const at = [instant(row.createdAt), instant(row.updatedAt), instant(row.publishedAt)];
      put.product.run(id, row.handle, row.title, row.status, ...at, JSON.stringify(row));
      put.noVariants.run(id);
      for (const variant of row.variants)
        put.variant.run(gid.read('ProductVariant', variant.id), id, variant.sku, instant(row.updatedAt));
    },
    collection(row) {
      catalogVersion += 1;
      const { title, handle, updatedAt } = row;
      put.collection.run(gid.read('Collection', row.id), title, handle, instant(updatedAt), JSON.stringify(row));
    },
    dropCollection(id) {
      catalogVersion += 1;
      put.noCollection.run(gid.read('Collection', id));
    },
    customer(row) {
      put.customer.run(
        gid.read('Customer', row.id),
        instant(row.createdAt),
        instant(row.updatedAt),
        row.habit,
        JSON.stringify(row),
      );
    },
    order(row) {
      const id = gid.read('Order', row.id);
      const customerId = row.customer ? gid.read('Customer', row.customer.id) : null;
      put.order.run(
        id,
        row.name,
        customerId,
        row.test ? 1 : 0,
        instant(row.createdAt),
        instant(row.processedAt),
        instant(row.updatedAt),
        row.cancelledAt,
        JSON.stringify(row),
      );
      for (const refund of row.refunds) put.refund.run(gid.read('Refund', refund.id), id);
    },
  };
}

function prepareStatements(sql: Database) {
  return {
    product: sql.prepare('INSERT OR REPLACE INTO Product VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    noVariants: sql.prepare('DELETE FROM Variant WHERE productId = ?'),
    variant: sql.prepare('INSERT OR REPLACE INTO Variant VALUES (?, ?, ?, ?)'),
    customer: sql.prepare('INSERT OR REPLACE INTO Customer VALUES (?, ?, ?, ?, ?)'),
    order: sql.prepare('INSERT OR REPLACE INTO ShopOrder VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    refund: sql.prepare('INSERT OR REPLACE INTO Refund VALUES (?, ?)'),
    collection: sql.prepare('INSERT OR REPLACE INTO Collection VALUES (?, ?, ?, ?, ?)'),
    noCollection: sql.prepare('DELETE FROM Collection WHERE id = ?'),
    noProduct: sql.prepare('DELETE FROM Product WHERE id = ?'),
  };
}

/** Instants in one width, so that they compare as text. */
function instant(text: string): string;
function instant(text: string | null): string | null;
function instant(text: string | null): string | null {
  return text ? new Date(text).toISOString() : null;
}
