import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import type { LineRecord, MoneyBag, OrderRecord, RefundLineRecord, RefundRecord } from '../../store/records.ts';
import { listRows } from '../list-rows.ts';
import type { AdminRequest } from '../admin-request.ts';
import type { Fields } from './field.ts';

interface LineSource extends LineRecord {
  readonly order: OrderRecord;
  readonly discountAllocations?: readonly unknown[];
  readonly taxLines?: readonly unknown[];
}

interface RefundSource extends RefundRecord {
  readonly order: OrderRecord;
}

interface RefundLineSource extends RefundLineRecord {
  readonly order: OrderRecord;
  readonly totalTaxSet?: MoneyBag;
}

type OrderSource = OrderRecord & Readonly<Record<string, unknown>>;

const none = ({ currencyCode }: OrderRecord): MoneyBag => money.bag(0, currencyCode);
const backOf = ({ refunds }: OrderRecord): number =>
  refunds.reduce((sum, refund) => sum + money.of(refund.totalRefundedSet), 0);
const linesOf = (order: OrderRecord): readonly LineSource[] => order.lineItems.map((line) => ({ ...line, order }));
const lineProduct = (line: LineRecord, request: AdminRequest) =>
  line.product ? request.getProduct(line.product.id) : undefined;

/** Refunds of an order as sources of Refund fields. */
export const refundsOf = (order: OrderRecord): readonly RefundSource[] =>
  order.refunds.map((refund) => ({ ...refund, order }));

/** The sandbox's shops sell without tax, shipping or discounts, unless the folder's rows say otherwise. */
export const orderFields: Readonly<Record<string, Fields>> = {
  Order: {
    legacyResourceId: ({ id }: OrderSource) => String(gid.read('Order', id)),
    number: ({ name }: OrderSource) => Number(name.replace(/\D/g, '')),
    customer: ({ customer }: OrderSource, _args, request) =>
      customer ? (request.getCustomer(customer.id) ?? null) : null,
    lineItems: (order: OrderSource, args) => listRows(linesOf(order) as never, args),
    refunds: (order: OrderSource, { first }) =>
      refundsOf(order).slice(0, (first as number | null | undefined) ?? undefined),
    presentmentCurrencyCode: (order: OrderSource) => order['presentmentCurrencyCode'] ?? order.currencyCode,
    displayFulfillmentStatus: (order: OrderSource) => order['displayFulfillmentStatus'] ?? 'UNFULFILLED',
    cancelReason: ({ cancelReason, cancelledAt }: OrderSource) =>
      cancelReason ?? (cancelledAt === null ? null : 'OTHER'),
    checkoutToken: ({ checkoutToken }: OrderSource) => checkoutToken ?? null,
    cartToken: ({ cartToken }: OrderSource) => cartToken ?? null,
    closed: (order: OrderSource) => Boolean(order['closedAt']),
    closedAt: (order: OrderSource) => order['closedAt'] ?? null,
    confirmed: () => true,
    taxesIncluded: (order: OrderSource) => order['taxesIncluded'] ?? false,
    tags: (order: OrderSource) => order['tags'] ?? [],
    note: (order: OrderSource) => order['note'] ?? null,
    discountCodes: (order: OrderSource) => order['discountCodes'] ?? [],
    customAttributes: (order: OrderSource) => order['customAttributes'] ?? [],
    taxLines: (order: OrderSource) => order['taxLines'] ?? [],
    subtotalPriceSet: (order: OrderSource) => order['subtotalPriceSet'] ?? order.totalPriceSet,
    currentSubtotalPriceSet: (order: OrderSource) => order['currentSubtotalPriceSet'] ?? order.currentTotalPriceSet,
    totalTaxSet: (order: OrderSource) => order['totalTaxSet'] ?? none(order),
    currentTotalTaxSet: (order: OrderSource) => order['currentTotalTaxSet'] ?? none(order),
    totalShippingPriceSet: (order: OrderSource) => order['totalShippingPriceSet'] ?? none(order),
    totalRefundedSet: (order: OrderSource) => money.bag(backOf(order), order.currencyCode),
    shippingAddress: ({ shippingAddress }: OrderSource) => shippingAddress ?? null,
    sourceName: ({ sourceName }: OrderSource) => sourceName ?? null,
    totalDiscountsSet: ({ totalDiscountsSet }: OrderSource) => totalDiscountsSet ?? null,
    metafield: () => null,
    metafields: () => listRows([]),
  },
  LineItem: {
    name: ({ title, variantTitle }: LineSource) => (variantTitle ? `${title} - ${variantTitle}` : title),
    product: (line: LineSource, _args, request) => lineProduct(line, request) ?? null,
    variant: ({ variant }: LineSource, _args, request) => {
      const found = variant ? request.getVariant(variant.id) : undefined;
      return found ? { ...found.variant, product: found.product } : null;
    },
    variantTitle: ({ variantTitle }: LineSource) => variantTitle ?? null,
    vendor: (line: LineSource, _args, request) => line.vendor ?? lineProduct(line, request)?.vendor ?? null,
    isGiftCard: (line: LineSource, _args, request) =>
      line.isGiftCard ?? lineProduct(line, request)?.isGiftCard ?? false,
    refundableQuantity: ({ currentQuantity }: LineSource) => currentQuantity,
    unfulfilledQuantity: ({ currentQuantity }: LineSource) => currentQuantity,
    discountAllocations: ({ discountAllocations }: LineSource) => discountAllocations ?? [],
    taxLines: ({ taxLines }: LineSource) => taxLines ?? [],
    customAttributes: () => [],
    sellingPlan: ({ sellingPlan }: LineSource) => sellingPlan ?? null,
    totalDiscountSet: (line: LineSource) =>
      money.bag(
        money.of(line.originalUnitPriceSet) * line.quantity - money.of(line.discountedTotalSet),
        line.order.currencyCode,
      ),
    originalTotalSet: (line: LineSource) =>
      money.bag(money.of(line.originalUnitPriceSet) * line.quantity, line.order.currencyCode),
  },
  LineItemSellingPlan: {
    sellingPlanId: ({ sellingPlanId }: NonNullable<LineRecord['sellingPlan']>) => sellingPlanId ?? null,
  },
  Refund: {
    legacyResourceId: ({ id }: RefundSource) => String(gid.read('Refund', id)),
    updatedAt: ({ createdAt }: RefundSource) => createdAt,
    note: () => null,
    order: ({ order }: RefundSource) => order,
    refundLineItems: ({ refundLineItems, order }: RefundSource, args) =>
      listRows(refundLineItems.map((line) => ({ ...line, order })) as never, args),
  },
  RefundLineItem: {
    lineItem: ({ lineItem, order }: RefundLineSource) => linesOf(order).find((line) => line.id === lineItem.id),
    totalTaxSet: ({ totalTaxSet, order }: RefundLineSource) => totalTaxSet ?? none(order),
    priceSet: ({ lineItem, order }: RefundLineSource) =>
      linesOf(order).find((line) => line.id === lineItem.id)?.originalUnitPriceSet,
    restockType: () => 'RETURN',
    restocked: () => true,
  },
  MoneyBag: {
    presentmentMoney: (bag: MoneyBag & { readonly presentmentMoney?: unknown }) =>
      bag.presentmentMoney ?? bag.shopMoney,
  },
};
