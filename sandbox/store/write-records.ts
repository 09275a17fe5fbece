import type { Database } from 'better-sqlite3';
import { gid } from './gid.ts';
import type { OrderRecord } from './records.ts';
import type { CustomerRow, ProductRow } from './types.ts';

/** Puts whole records, replacing what was there under their id. */
export interface RecordWriter {
  product(product: ProductRow): void;
  dropProduct(id: string): void;
  /** Grows with every product that was written or dropped. */
  catalogVersion(): number;
  customer(customer: CustomerRow): void;
  order(order: OrderRecord): void;
}

/** Prepare the statements that keep records and their indexed columns together. */
export function writeRecords(sql: Database): RecordWriter {
  const putProduct = sql.prepare('INSERT OR REPLACE INTO Product VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const dropVariants = sql.prepare('DELETE FROM Variant WHERE productId = ?');
  const putVariant = sql.prepare('INSERT OR REPLACE INTO Variant VALUES (?, ?, ?, ?)');
  const putCustomer = sql.prepare('INSERT OR REPLACE INTO Customer VALUES (?, ?, ?, ?, ?)');
  const putOrder = sql.prepare('INSERT OR REPLACE INTO ShopOrder VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const putRefund = sql.prepare('INSERT OR REPLACE INTO Refund VALUES (?, ?)');
  const dropProduct = sql.prepare('DELETE FROM Product WHERE id = ?');
  let catalogVersion = 0;
  return {
    catalogVersion: () => catalogVersion,
    dropProduct(id) {
      catalogVersion += 1;
      dropVariants.run(gid.read('Product', id));
      dropProduct.run(gid.read('Product', id));
    },
    product(row) {
      catalogVersion += 1;
      const id = gid.read('Product', row.id);
      putProduct.run(
        id,
        row.handle,
        row.title,
        row.status,
        instant(row.createdAt),
        instant(row.updatedAt),
        instant(row.publishedAt),
        JSON.stringify(row),
      );
      dropVariants.run(id);
      for (const variant of row.variants)
        putVariant.run(gid.read('ProductVariant', variant.id), id, variant.sku, instant(row.updatedAt));
    },
    customer(row) {
      putCustomer.run(
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
      putOrder.run(
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
      for (const refund of row.refunds) putRefund.run(gid.read('Refund', refund.id), id);
    },
  };
}

/** Instants in one width, so that they compare as text. */
function instant(text: string): string;
function instant(text: string | null): string | null;
function instant(text: string | null): string | null {
  return text ? new Date(text).toISOString() : null;
}
