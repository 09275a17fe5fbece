/**
 * The sandbox shop's records, in Admin GraphQL 2026-10 names: what a bulk operation writes is what a shop folder holds.
 * Ids are gids, money is decimal strings, instants are ISO 8601 in UTC.
 */

export interface ShopRow {
  /** `*.myshopify.com`. */
  readonly domain: string;
  readonly name: string;
  readonly currencyCode: string;
  readonly ianaTimezone: string;
}

/** What the shop pays for a unit, of the inventory item behind a variant. */
export interface ItemCost {
  /** The item's own, which a change of its product does not move. */
  readonly updatedAt?: string;
  readonly unitCost: { readonly amount: string; readonly currencyCode: string } | null;
}

export interface VariantRow {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly inventoryQuantity: number;
  readonly availableForSale: boolean;
  /** Left out where nothing is known of its cost. */
  readonly inventoryItem?: ItemCost;
}

export interface ProductRow {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly productType: string;
  readonly vendor: string;
  readonly status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  readonly tags: readonly string[];
  readonly isGiftCard: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly descriptionHtml: string;
  readonly variants: readonly VariantRow[];
}

/** A collection with what is in it, in the shop's order. */
export interface CollectionRecord {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly updatedAt: string;
  readonly productIds: readonly string[];
}

/** All there is of an address: the sandbox's people live in countries. */
export interface CountryRow {
  readonly countryCodeV2: string;
}

/** Whether e-mails may be sent; the address itself is made up where a payload needs one. */
export interface EmailRow {
  readonly marketingState: 'SUBSCRIBED' | 'NOT_SUBSCRIBED' | 'UNSUBSCRIBED' | 'PENDING';
  /** Null for somebody who was never asked. */
  readonly marketingUpdatedAt: string | null;
}

export interface CustomerRow {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly state: string;
  readonly locale: string;
  readonly tags: readonly string[];
  readonly defaultAddress?: CountryRow | null;
  readonly defaultEmailAddress?: EmailRow | null;
  /** Shown in the sandbox's own log-in menu only; the app never asks for it. */
  readonly displayName: string;
  /** One line on the habit of a demo customer ("buys espresso beans every 3 weeks"), for the log-in menu. */
  readonly habit: string;
}

export interface LineInput {
  readonly variantId: string;
  readonly quantity: number;
}

export interface OrderInput {
  readonly customerId: string | null;
  readonly lines: readonly LineInput[];
  readonly checkoutToken: string;
  readonly cartToken: string;
  /** ISO instant; now if left out. */
  readonly at?: string;
}

export interface PlacedOrder {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly totalPrice: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly product: ProductRow;
    readonly variant: VariantRow;
    readonly quantity: number;
    readonly total: string;
  }[];
}

/** The shop's state, persistent in one SQLite file. Every change is told to the webhook sender. */
export interface Store {
  readonly shop: ShopRow;
  /** Active, published products in a fixed order. */
  listProducts(): readonly ProductRow[];
  getProduct(id: string): ProductRow | undefined;
  findProduct(handle: string): ProductRow | undefined;
  /** By title. */
  listCollections(): readonly CollectionRecord[];
  getVariant(id: string): { readonly product: ProductRow; readonly variant: VariantRow } | undefined;
  /** The customers of the log-in menu: those with a habit first, then the newest. */
  listCustomers(limit: number): readonly CustomerRow[];
  getCustomer(id: string): CustomerRow | undefined;
  listOrdersOf(customerId: string, limit: number): readonly PlacedOrder[];
  /** @throws {Error} if a variant is unknown, sold out, or the quantity is not a positive integer. */
  placeOrder(input: OrderInput): PlacedOrder;
  cancelOrder(orderId: string): void;
  refundOrder(orderId: string, lines: readonly { readonly lineId: string; readonly quantity: number }[]): void;
  updateProduct(
    id: string,
    change: Partial<Pick<ProductRow, 'title' | 'status' | 'publishedAt'>> & {
      readonly inventoryQuantity?: number;
      /** A decimal amount of every variant; null: none is stated. */
      readonly unitCost?: string | null;
    },
  ): void;
  deleteProduct(id: string): void;
  close(): void;
}
