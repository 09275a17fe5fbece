import { gid } from '../store/gid.ts';
import type { OrderRecord, StockLevel, StoreChange } from '../store/records.ts';
import type { CustomerRow, ProductRow, ShopRow, VariantRow } from '../store/types.ts';
import { writeCollectionPayload } from './payloads/write-collection-payload.ts';
import { writeConsentPayload } from './payloads/write-consent-payload.ts';
import { writeCustomerPayload } from './payloads/write-customer-payload.ts';
import { writeLocalInstant } from './payloads/write-local-instant.ts';
import { writeOrderPayload } from './payloads/write-order-payload.ts';
import { writeProductPayload } from './payloads/write-product-payload.ts';
import { writeRefundPayload } from './payloads/write-refund-payload.ts';

/** A webhook before it is addressed. */
export interface Message {
  /** Such as `orders/create`. */
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Where the payloads find what a change leaves out. */
export interface MessageSource {
  readonly shop: ShopRow;
  /** The storefront's address, for pictures. */
  readonly url: string;
  getCustomer(id: string): CustomerRow | undefined;
}

/** The webhooks that one change of the shop sets off, in the topics' real form; they share an event id. */
export function listMessages(change: StoreChange, { shop, url, getCustomer }: MessageSource): readonly Message[] {
  const order = (record: OrderRecord, ...topics: readonly string[]): readonly Message[] => {
    const payload = writeOrderPayload(record, record.customer ? getCustomer(record.customer.id) : undefined, shop);
    return topics.map((topic) => ({ topic, payload }));
  };
  const levels = (changed: readonly StockLevel[]): readonly Message[] =>
    changed.map((level) => writeLevel(level, shop));
  switch (change.kind) {
    case 'order-placed':
      return [
        ...order(change.order, 'orders/create', 'orders/paid'),
        ...levels(change.levels),
        ...change.soldOut.map((product) => ({
          topic: 'products/update',
          payload: writeProductPayload(product, shop, url),
        })),
      ];
    case 'order-cancelled':
      return [...order(change.order, 'orders/cancelled', 'orders/updated'), ...levels(change.levels)];
    case 'order-refunded':
      return [
        { topic: 'refunds/create', payload: writeRefundPayload(change.refund, change.order, shop) },
        ...order(change.order, 'orders/updated'),
        ...levels(change.levels),
      ];
    case 'customer-updated':
      return [{ topic: 'customers/update', payload: writeCustomerPayload(change.customer, shop) }];
    case 'customer-created':
      return [{ topic: 'customers/create', payload: writeCustomerPayload(change.customer, shop) }];
    case 'consent-changed':
      return [
        { topic: 'customers_email_marketing_consent/update', payload: writeConsentPayload(change.customer, shop) },
      ];
    case 'product-updated':
      return [
        { topic: 'products/update', payload: writeProductPayload(change.product, shop, url) },
        ...levels(change.levels),
        ...change.costed.map((variant) => writeItem(variant, change.product, shop)),
      ];
    case 'product-deleted':
      return [{ topic: 'products/delete', payload: { id: gid.read('Product', change.productId) } }];
    case 'collection-updated':
      return [{ topic: 'collections/update', payload: writeCollectionPayload(change.collection, shop) }];
    case 'collection-deleted':
      return [{ topic: 'collections/delete', payload: { id: gid.read('Collection', change.collectionId) } }];
  }
}

function writeLevel({ variantId, available, updatedAt }: StockLevel, { ianaTimezone }: ShopRow): Message {
  const itemId = gid.read('ProductVariant', variantId);
  return {
    topic: 'inventory_levels/update',
    payload: {
      inventory_item_id: itemId,
      location_id: 1,
      available,
      updated_at: writeLocalInstant(updatedAt, ianaTimezone),
      admin_graphql_api_id: `gid://shopify/InventoryLevel/1?inventory_item_id=${itemId}`,
    },
  };
}

function writeItem(
  { id, sku, inventoryItem }: VariantRow,
  { createdAt, updatedAt }: ProductRow,
  { ianaTimezone }: ShopRow,
): Message {
  const itemId = gid.read('ProductVariant', id);
  return {
    topic: 'inventory_items/update',
    payload: {
      id: itemId,
      sku,
      created_at: writeLocalInstant(createdAt, ianaTimezone),
      updated_at: writeLocalInstant(inventoryItem?.updatedAt ?? updatedAt, ianaTimezone),
      requires_shipping: true,
      cost: inventoryItem?.unitCost?.amount ?? null,
      country_code_of_origin: null,
      province_code_of_origin: null,
      harmonized_system_code: null,
      tracked: true,
      country_harmonized_system_codes: [],
      admin_graphql_api_id: `gid://shopify/InventoryItem/${itemId}`,
    },
  };
}
