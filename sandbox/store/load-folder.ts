import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { loadOrders } from './load-orders.ts';
import { readJsonl } from './read-jsonl.ts';
import { readShop } from './read-shop.ts';
import type { CustomerRow, ProductRow, ShopRow, VariantRow } from './types.ts';
import { writeRecords, type RecordWriter } from './write-records.ts';

/** Says how far the loading is: which file and which share of it, 0 to 1. */
export type LoadProgress = (file: string, done: number) => void;

/**
 * Load a shop folder (shop.json, products.jsonl, customers.jsonl, orders.jsonl; collections come after: rows of a bulk export) in one transaction.
 *
 * @throws {Error} naming file and line of the first row that cannot be read; nothing is loaded then.
 */
export function loadFolder(sql: Database, folder: string, onProgress: LoadProgress): ShopRow {
  const shop = readShop(folder);
  const load = sql.transaction(() => {
    const writer = writeRecords(sql);
    loadProducts(join(folder, 'products.jsonl'), writer, onProgress);
    loadCustomers(join(folder, 'customers.jsonl'), writer, onProgress);
    loadOrders(sql, join(folder, 'orders.jsonl'), writer, onProgress);
    sql.prepare('INSERT OR REPLACE INTO Meta VALUES (?, ?)').run('shop', JSON.stringify(shop));
  });
  load.immediate();
  return shop;
}

function loadProducts(file: string, writer: RecordWriter, onProgress: LoadProgress): void {
  const products = new Map<string, ProductRow & { readonly variants: VariantRow[] }>();
  for (const { row, line, done } of readJsonl(file)) {
    if (line % 1000 === 0) onProgress('products', done);
    const { __parentId: parentId, ...fields } = row;
    if (parentId === undefined) {
      products.set(String(row['id']), { descriptionHtml: '', ...fields, variants: [] } as unknown as ProductRow & {
        variants: VariantRow[];
      });
      continue;
    }
    const parent = products.get(String(parentId));
    if (!parent) throw new Error(`Cannot read ${file}: line ${line} must come after its parent ${String(parentId)}.`);
    if (String(row['id']).includes('/ProductVariant/')) parent.variants.push(fields as unknown as VariantRow);
  }
  for (const product of products.values()) writer.product(product);
  onProgress('products', 1);
}

function loadCustomers(file: string, writer: RecordWriter, onProgress: LoadProgress): void {
  for (const { row, line, done } of readJsonl(file)) {
    if (line % 1000 === 0) onProgress('customers', done);
    const number = String(row['id']).split('/').at(-1);
    writer.customer({ displayName: `Customer ${number}`, habit: '', ...row } as unknown as CustomerRow);
  }
  onProgress('customers', 1);
}
