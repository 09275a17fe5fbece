import { parseMinor } from '#app/ingest/parse-minor.ts';

type Row = Readonly<Record<string, unknown>>;

/** An order of a shop folder with the rows below it. */
export interface OrderRows {
  readonly order: Row;
  readonly lines: readonly Row[];
  readonly refunds: readonly { readonly refund: Row; readonly lines: readonly Row[] }[];
}

/** Write an order of the Admin GraphQL API as the REST payload that Shopify's webhooks carry. */
export function writeOrderPayload({ order, lines, refunds }: OrderRows): Row {
  const currency = order.currencyCode as string;
  return {
    id: numberOf(order.id),
    admin_graphql_api_id: order.id,
    name: order.name,
    created_at: order.createdAt,
    processed_at: order.processedAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt ?? null,
    test: order.test ?? false,
    currency,
    taxes_included: order.taxesIncluded ?? false,
    checkout_token: order.checkoutToken ?? null,
    customer: order.customer ? { id: numberOf((order.customer as Row).id) } : null,
    line_items: lines.map((line) => writeLine(line, currency)),
    refunds: refunds.map(writeRefundPayload),
  };
}

/** Write a refund with its lines, alone or as part of its order. */
export function writeRefundPayload({ refund, lines }: OrderRows['refunds'][number]): Row {
  return {
    id: numberOf(refund.id),
    order_id: numberOf(refund.__parentId),
    created_at: refund.createdAt,
    processed_at: refund.processedAt ?? null,
    refund_line_items: lines.map((line) => ({
      id: numberOf(line.id),
      line_item_id: numberOf((line.lineItem as Row).id),
      quantity: line.quantity,
      // REST writes these as numbers.
      subtotal: Number(amountOf(line.subtotalSet)),
      total_tax: line.totalTaxSet ? Number(amountOf(line.totalTaxSet)) : 0,
    })),
  };
}

/** REST tells the discount, a shop folder the total after it. */
function writeLine(line: Row, currency: string): Row {
  const price = amountOf(line.originalUnitPriceSet);
  const quantity = line.quantity as number;
  const minor = (amount: string) => parseMinor(amount, currency) ?? Number.NaN;
  const allocations = line.discountAllocations as readonly Row[] | undefined;
  const discount = line.discountedTotalSet ? minor(price) * quantity - minor(amountOf(line.discountedTotalSet)) : 0;
  return {
    id: numberOf(line.id),
    title: line.title,
    sku: line.sku ?? null,
    product_id: line.product ? numberOf((line.product as Row).id) : null,
    variant_id: line.variant ? numberOf((line.variant as Row).id) : null,
    quantity,
    current_quantity: line.currentQuantity ?? quantity,
    price,
    gift_card: line.isGiftCard ?? false,
    tax_lines: ((line.taxLines ?? []) as readonly Row[]).map((tax) => ({ price: amountOf(tax.priceSet) })),
    ...(allocations
      ? { discount_allocations: allocations.map((each) => ({ amount: amountOf(each.allocatedAmountSet) })) }
      : { total_discount: writeMinor(discount, currency) }),
  };
}

function numberOf(gid: unknown): number {
  return Number(String(gid).split('/').at(-1));
}

function amountOf(bag: unknown): string {
  return (bag as { readonly shopMoney: { readonly amount: string } }).shopMoney.amount;
}

function writeMinor(minor: number, currency: string): string {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
