import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { completeRow } from './complete-row.ts';
import { loadOrders } from './load-orders.ts';
import { readJsonl } from './read-jsonl.ts';
import { readShop } from './read-shop.ts';
import { listRowShapes } from './row-shapes.ts';
import type { CustomerRow, ProductRow, ShopRow, VariantRow } from './types.ts';
import { writeRecords, type RecordWriter } from './write-records.ts';

/** Says how far the loading is: which file and which share of it, 0 to 1. */
export type LoadProgress = (file: string, done: number) => void;

/** What every file is read with. */
export interface Reading {
  readonly writer: RecordWriter;
  readonly onProgress: LoadProgress;
  readonly shapes: ReturnType<typeof listRowShapes>;
}

/**
 * Load a shop folder (shop.json, products.jsonl, customers.jsonl, orders.jsonl; collections come after: rows of a bulk export) in one transaction.
 *
 * @throws {Error} naming file and line of the first row that cannot be read; nothing is loaded then.
 */
export function loadFolder(sql: Database, folder: string, onProgress: LoadProgress): ShopRow {
  const shop = readShop(folder);
  const load = sql.transaction(() => {
    const writer = writeRecords(sql);
    const reading = { writer, onProgress, shapes: listRowShapes(shop) };
    loadProducts(join(folder, 'products.jsonl'), reading);
    loadCustomers(join(folder, 'customers.jsonl'), reading);
    loadOrders(sql, join(folder, 'orders.jsonl'), reading);
    sql.prepare('INSERT OR REPLACE INTO Meta VALUES (?, ?)').run('shop', JSON.stringify(shop));
  });
  load.immediate();
  return shop;
}

function loadProducts(file: string, { writer, onProgress, shapes }: Reading): void {
  const products = new Map<string, ProductRow & { readonly variants: VariantRow[] }>();
  for (const { row, line, done } of readJsonl(file)) {
    if (line % 1000 === 0) onProgress('products', done);
    const { __parentId: parentId, ...fields } = row;
    if (parentId === undefined) {
      const product = { ...completeRow(file, { row: fields, line }, shapes.product), variants: [] };
      products.set(String(row['id']), product as unknown as ProductRow & { variants: VariantRow[] });
      continue;
    }
    const parent = products.get(String(parentId));
    if (!parent) throw new Error(`Cannot read ${file}: line ${line} must come after its parent ${String(parentId)}.`);
    if (!String(row['id']).includes('/ProductVariant/')) continue;
    parent.variants.push(completeRow(file, { row: fields, line }, shapes.variant) as unknown as VariantRow);
  }
  for (const product of products.values()) writer.product(product);
  onProgress('products', 1);
}

function loadCustomers(file: string, { writer, onProgress, shapes }: Reading): void {
  for (const { row, line, done } of readJsonl(file)) {
    if (line % 1000 === 0) onProgress('customers', done);
    const number = String(row['id']).split('/').at(-1);
    const customer = {
      displayName: `Customer ${number}`,
      habit: '',
      ...completeRow(file, { row, line }, shapes.customer),
    };
    writer.customer(customer as unknown as CustomerRow);
  }
  onProgress('customers', 1);
}
