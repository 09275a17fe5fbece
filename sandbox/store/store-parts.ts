import type { Database } from 'better-sqlite3';
import type { OrderRecord, StoreChange } from './records.ts';
import type { CollectionRecord, CustomerRow, ProductRow, ShopRow, VariantRow } from './types.ts';
import type { RecordWriter } from './write-records.ts';

/** What the store's verbs work with. Every verb runs in one transaction; `tell` is called after its commit. */
export interface StoreParts {
  readonly sql: Database;
  readonly shop: ShopRow;
  readonly write: RecordWriter;
  getProduct(id: string): ProductRow | undefined;
  getVariant(id: string): { readonly product: ProductRow; readonly variant: VariantRow } | undefined;
  getCollection(id: string): CollectionRecord | undefined;
  getCustomer(id: string): CustomerRow | undefined;
  getOrder(id: string): OrderRecord | undefined;
  /** Now, to the second, as Shopify writes it. */
  now(): string;
  tell(change: StoreChange): void;
}
