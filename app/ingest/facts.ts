/**
 * What we keep of a message: allow-listed facts. Nothing here names a person: no name, e-mail, phone or address.
 * All instants are epoch milliseconds, all money is integer minor units of the order's (shop) currency,
 * all ids are Shopify's numeric ids as safe integers.
 */

/** An order's head. `updatedAt` is the version: the newest wins, equal versions join column by column. */
export interface OrderFact {
  readonly orderId: number;
  readonly name: string;
  /** processedAt, else createdAt. */
  readonly orderedAt: number;
  readonly updatedAt: number;
  readonly cancelledAt: number | null;
  readonly test: boolean;
  readonly currency: string;
  /** Null for a guest. */
  readonly customerId: number | null;
  readonly checkoutToken: string | null;
  /** ISO 3166-1 alpha-2: where it was sent. Null where nothing was sent, or nobody said where. */
  readonly countryCode: string | null;
  /** The sales channel in Shopify's words, such as `web`; null if not stated. */
  readonly sourceName: string | null;
  /** Taken off the price over all lines, with tax where prices contain it; null if not stated. */
  readonly discountMinor: number | null;
  /** The discount codes used, sorted and once each; null if not stated. */
  readonly discountCodes: readonly string[] | null;
}

export interface OrderLineFact {
  readonly orderId: number;
  readonly lineId: number;
  readonly productId: number | null;
  readonly variantId: number | null;
  /** Units ordered. */
  readonly quantity: number;
  /** Units left after edits and refunds, as Shopify states it; `quantity` where it does not. */
  readonly currentQuantity: number;
  /** Line total after discounts (line and order level), without tax, before refunds. */
  readonly netMinor: number;
  readonly isGiftCard: boolean;
  /** Bought by subscription. False where nobody said so: only the Admin API tells it of every line. */
  readonly isSubscription: boolean;
  /** Version: `updatedAt` of the order it was read from. */
  readonly updatedAt: number;
}

/** Immutable. May arrive before its order. */
export interface RefundFact {
  readonly refundId: number;
  readonly orderId: number;
  /** processedAt, else createdAt. */
  readonly refundedAt: number;
}

/** Immutable. */
export interface RefundLineFact {
  readonly refundId: number;
  readonly refundLineId: number;
  readonly orderId: number;
  readonly lineId: number;
  readonly quantity: number;
  /** Amount given back, without tax. */
  readonly netMinor: number;
}

export interface CustomerFact {
  readonly customerId: number;
  readonly createdAt: number | null;
  readonly updatedAt: number;
}

/** Whether a customer may be sent e-mails. Of a version of its own; the address itself is nobody's business here. */
export interface EmailConsentFact {
  readonly customerId: number;
  /** Null where it cannot be told. */
  readonly state: 'subscribed' | 'notSubscribed' | 'unsubscribed' | 'pending' | null;
  /** When the consent last changed. */
  readonly updatedAt: number;
}

export interface ProductFact {
  readonly productId: number;
  readonly title: string;
  readonly handle: string;
  readonly productType: string;
  readonly vendor: string;
  readonly tags: readonly string[];
  readonly status: 'active' | 'draft' | 'archived';
  readonly publishedAt: number | null;
  readonly isGiftCard: boolean;
  readonly imageUrl: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface VariantFact {
  readonly productId: number;
  readonly variantId: number;
  readonly title: string;
  readonly position: number;
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  readonly inventoryItemId: number | null;
  readonly inventoryQuantity: number | null;
  readonly availableForSale: boolean;
  /** Version: `updatedAt` of the product it was read from. */
  readonly updatedAt: number;
}

/** A collection's head. `updatedAt` is the version; what is in it is stated beside, or not at all. */
export interface CollectionFact {
  readonly collectionId: number;
  readonly title: string;
  readonly handle: string;
  readonly updatedAt: number;
}

/** A product is in a collection. */
export interface CollectionProductFact {
  readonly collectionId: number;
  readonly productId: number;
  /** Version: `updatedAt` of the collection it was read from. */
  readonly updatedAt: number;
}

export interface InventoryLevelFact {
  readonly inventoryItemId: number;
  readonly locationId: number;
  readonly available: number;
  readonly updatedAt: number;
}

/** What one unit costs the shop. Of a version of its own: a product says nothing of it. */
export interface UnitCostFact {
  readonly inventoryItemId: number;
  /** In the shop's currency; null where the merchant states none. */
  readonly costMinor: number | null;
  readonly updatedAt: number;
}

/**
 * Accepts facts for one shop. Every method is idempotent and commutative: any order and any repetition of the same
 * calls leaves the same rows. The caller opens the transaction. Facts about a redacted customer or order are dropped.
 * Order heads and refunds mark the buyer's profile stale; lines written in another transaction than their head need `touchOrder`.
 */
export interface FactWriter {
  order(fact: OrderFact): void;
  orderLine(fact: OrderLineFact): void;
  refund(fact: RefundFact): void;
  refundLine(fact: RefundLineFact): void;
  /** Mark the profile of the order's buyer stale. */
  touchOrder(orderId: number): void;
  customer(fact: CustomerFact): void;
  customerDeleted(customerId: number, at: number): void;
  /** It may come before its customer. */
  emailConsent(fact: EmailConsentFact): void;
  /** A product with all its variants: variants of older versions go. */
  product(fact: ProductFact, variants: readonly VariantFact[]): void;
  /** A variant that comes after its product (a streamed child row). */
  variant(fact: VariantFact): void;
  productDeleted(productId: number, at: number): void;
  /** With `listsProducts` all that is in this version follows, or came before, and the products of older versions go. */
  collection(fact: CollectionFact, listsProducts: boolean): void;
  collectionProduct(fact: CollectionProductFact): void;
  collectionDeleted(collectionId: number, at: number): void;
  inventoryLevel(fact: InventoryLevelFact): void;
  /** The cost of a variant's inventory item; it may come before its variant. */
  unitCost(fact: UnitCostFact): void;
  /** Call once at the end of the transaction: bumps `factsVersion` and `catalogVersion` where something changed. */
  finish(): void;
}
