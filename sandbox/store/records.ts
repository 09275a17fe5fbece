import type { CollectionRecord, CountryRow, CustomerRow, ProductRow, VariantRow } from './types.ts';

/** Rows of a bulk export as the store keeps them: an order with its lines and refunds inside. Rows may carry more fields of their type. */
export interface MoneyBag {
  readonly shopMoney: { readonly amount: string; readonly currencyCode: string };
}

export interface LineRecord {
  readonly id: string;
  readonly title: string;
  readonly variantTitle?: string | null;
  readonly sku: string | null;
  readonly vendor?: string | null;
  readonly isGiftCard?: boolean;
  readonly quantity: number;
  currentQuantity: number;
  readonly originalUnitPriceSet: MoneyBag;
  readonly discountedTotalSet: MoneyBag;
  readonly product: { readonly id: string } | null;
  readonly variant: { readonly id: string } | null;
  /** There if the line was bought by subscription. */
  readonly sellingPlan?: { readonly sellingPlanId?: string | null; readonly name?: string } | null;
}

export interface RefundLineRecord {
  readonly id: string;
  readonly quantity: number;
  readonly lineItem: { readonly id: string };
  readonly subtotalSet: MoneyBag;
}

export interface RefundRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly processedAt: string;
  readonly totalRefundedSet: MoneyBag;
  readonly refundLineItems: RefundLineRecord[];
}

export interface OrderRecord {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason?: string | null;
  readonly test: boolean;
  readonly currencyCode: string;
  displayFinancialStatus: string;
  readonly totalPriceSet: MoneyBag;
  currentTotalPriceSet: MoneyBag;
  readonly totalDiscountsSet?: MoneyBag | null;
  readonly discountCodes?: readonly string[];
  readonly sourceName?: string | null;
  readonly checkoutToken?: string | null;
  readonly cartToken?: string | null;
  readonly customer: { readonly id: string } | null;
  readonly shippingAddress?: CountryRow | null;
  readonly lineItems: LineRecord[];
  readonly refunds: RefundRecord[];
}

/** Units of a variant after a change, for the inventory webhook. */
export interface StockLevel {
  readonly variantId: string;
  readonly available: number;
  readonly updatedAt: string;
}

/** What happened in the shop, told once to every subscriber, after it is stored. */
export type StoreChange =
  | {
      readonly kind: 'order-placed';
      readonly order: OrderRecord;
      readonly levels: readonly StockLevel[];
      readonly soldOut: readonly ProductRow[];
    }
  | { readonly kind: 'order-cancelled'; readonly order: OrderRecord; readonly levels: readonly StockLevel[] }
  | {
      readonly kind: 'order-refunded';
      readonly order: OrderRecord;
      readonly refund: RefundRecord;
      readonly levels: readonly StockLevel[];
    }
  | { readonly kind: 'customer-created'; readonly customer: CustomerRow }
  | { readonly kind: 'customer-updated'; readonly customer: CustomerRow }
  | { readonly kind: 'consent-changed'; readonly customer: CustomerRow }
  | {
      readonly kind: 'product-updated';
      readonly product: ProductRow;
      readonly levels: readonly StockLevel[];
      /** Variants whose unit cost changed. */
      readonly costed: readonly VariantRow[];
    }
  | { readonly kind: 'product-deleted'; readonly productId: string }
  | { readonly kind: 'collection-updated'; readonly collection: CollectionRecord }
  | { readonly kind: 'collection-deleted'; readonly collectionId: string };
