import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { cancelOrder } from './cancel-order.ts';
import { createCustomer, type CustomerInput } from './create-customer.ts';
import { deleteCollection } from './delete-collection.ts';
import { deleteProduct } from './delete-product.ts';
import { findRecords, type RecordFinder } from './find-records.ts';
import { loadCollections } from './load-collections.ts';
import { loadFolder, type LoadProgress } from './load-folder.ts';
import { openTables } from './open-tables.ts';
import { placeOrder } from './place-order.ts';
import type { OrderRecord, StoreChange } from './records.ts';
import { readShop } from './read-shop.ts';
import { refundOrder } from './refund-order.ts';
import { showOrder } from './show-order.ts';
import { setCustomerTags } from './set-customer-tags.ts';
import { setEmailConsent } from './set-email-consent.ts';
import type { StoreParts } from './store-parts.ts';
import type { CollectionRecord, CustomerRow, EmailRow, ShopRow, Store } from './types.ts';
import { updateCollection, type CollectionChange } from './update-collection.ts';
import { updateProduct } from './update-product.ts';
import { writeRecords } from './write-records.ts';

/** The store with what only the sandbox's own Shopify side uses. */
export interface SandboxStore extends Store {
  readonly sql: Database;
  getOrder(id: string): OrderRecord | undefined;
  createCustomer(input: CustomerInput): CustomerRow;
  getCollection(id: string): CollectionRecord | undefined;
  updateCollection(id: string, change: CollectionChange): void;
  deleteCollection(id: string): void;
  setEmailConsent(customerId: string, state: EmailRow['marketingState']): void;
  setCustomerTags(id: string, tags: readonly string[]): CustomerRow | null;
  /** Be told of every change after it is stored, in order. */
  subscribe(listener: (change: StoreChange) => void): void;
}

export interface StoreOptions {
  /** The shop folder; read once, when the file is new. */
  readonly folder: string;
  readonly file: string;
  readonly onProgress?: LoadProgress;
  readonly now?: () => number;
}

/**
 * Open the shop kept in `file`, loading it from `folder` the first time.
 *
 * @throws {Error} if the folder cannot be read, or the file holds another shop.
 */
export function openStore({ folder, file, onProgress = () => {}, now = Date.now }: StoreOptions): SandboxStore {
  const sql = openTables(file);
  try {
    const kept = sql.prepare("SELECT value FROM Meta WHERE key = 'shop'").pluck().get() as string | undefined;
    const shop = kept === undefined ? loadFolder(sql, folder, onProgress) : (JSON.parse(kept) as ShopRow);
    const { domain } = readShop(folder);
    if (shop.domain !== domain)
      throw new Error(`Cannot open the shop: ${file} must hold ${domain}, got ${shop.domain}.`);
    loadCollections(sql, join(folder, 'collections.jsonl'));
    return createStore(sql, shop, now);
  } catch (error) {
    sql.close();
    throw error;
  }
}

function createStore(sql: Database, shop: ShopRow, now: () => number): SandboxStore {
  const listeners: ((change: StoreChange) => void)[] = [];
  const write = writeRecords(sql);
  const find: RecordFinder = findRecords(sql, write);
  const parts: StoreParts = {
    ...find,
    sql,
    shop,
    write,
    now: () => new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z'),
    tell: (change) => listeners.forEach((listener) => listener(change)),
  };
  const show = (order: OrderRecord) => showOrder(order, find.getVariant);
  return {
    ...find,
    sql,
    shop,
    listOrdersOf: (customerId, limit) => find.listOrdersOf(customerId, limit).map(show),
    placeOrder: (input) => show(placeOrder(parts, input)),
    cancelOrder: (id) => void cancelOrder(parts, id),
    refundOrder: (id, lines) => void refundOrder(parts, id, lines),
    updateProduct: (id, change) => void updateProduct(parts, id, change),
    deleteProduct: (id) => deleteProduct(parts, id),
    createCustomer: (input) => createCustomer(parts, input),
    updateCollection: (id, change) => updateCollection(parts, id, change),
    deleteCollection: (id) => deleteCollection(parts, id),
    setEmailConsent: (customerId, state) => setEmailConsent(parts, customerId, state),
    setCustomerTags: (id, tags) => setCustomerTags(parts, id, tags),
    subscribe: (listener) => void listeners.push(listener),
    close: () => sql.close(),
  };
}
