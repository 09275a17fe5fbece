import { z } from 'zod';
import type { OrderLineFact } from '../facts.ts';
import { isSubscriptionChannel } from '../is-subscription-channel.ts';
import { countryCode, instant, readCodes, sourceName, units } from '../wire-fields.ts';
import { amount, currencyCode, flag, id, moneyBag, text } from './fields.ts';
import { parsePayload, PayloadError } from './parse-payload.ts';
import { readMinor } from './read-minor.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { readRefundFacts, refundFields } from './refund-fields.ts';
import { requirePast } from './require-past.ts';

const lineFields = z.object({
  id,
  product_id: id.nullish(),
  variant_id: id.nullish(),
  quantity: units,
  current_quantity: units.nullish(),
  price: amount.nullish(),
  price_set: moneyBag,
  total_discount: amount.nullish(),
  total_discount_set: moneyBag,
  discount_allocations: z
    .array(z.object({ amount: amount.nullish(), amount_set: moneyBag }), 'must be a list')
    .nullish(),
  tax_lines: z.array(z.object({ price: amount.nullish(), price_set: moneyBag }), 'must be a list').nullish(),
  gift_card: flag,
});

const schema = z.object({
  id,
  name: text.nullish(),
  created_at: instant,
  processed_at: instant.nullish(),
  updated_at: instant,
  cancelled_at: instant.nullish(),
  test: flag,
  currency: currencyCode,
  taxes_included: flag,
  checkout_token: text.nullish(),
  customer: z.object({ id }, 'must be an object with an id').nullish(),
  shipping_address: z.object({ country_code: countryCode }, 'must be an address').nullish(),
  source_name: sourceName,
  total_discounts: amount.nullish(),
  total_discounts_set: moneyBag,
  discount_codes: z.array(z.object({ code: text.nullish() }), 'must be a list').nullish(),
  line_items: z.array(lineFields, 'must be a list'),
  refunds: z.array(refundFields, 'must be a list').nullish(),
});

type Order = z.infer<typeof schema>;

/** Read orders/create, orders/updated, orders/paid and orders/cancelled: each carries the whole order with its refunds. */
export function readOrder(payload: unknown, { receivedAt }: WebhookContext): Reading {
  const order = parsePayload(schema, 'order', payload);
  const orderedAt = order.processed_at ?? order.created_at;
  requirePast(Math.max(order.updated_at, orderedAt), receivedAt, 'order');
  const discountMinor = readDiscount(order);
  const lines = order.line_items.map((line) => readLine(line, order));
  const { id: orderId, currency, taxes_included: taxesIncluded } = order;
  const refunds = (order.refunds ?? []).map((refund) => readRefundFacts(refund, { orderId, currency, taxesIncluded }));
  for (const { refund } of refunds) requirePast(refund.refundedAt, receivedAt, 'refund');
  return {
    write(facts) {
      facts.order({
        orderId,
        name: order.name ?? '',
        orderedAt,
        updatedAt: order.updated_at,
        cancelledAt: order.cancelled_at ?? null,
        test: order.test,
        currency,
        customerId: order.customer?.id ?? null,
        checkoutToken: order.checkout_token ?? null,
        countryCode: order.shipping_address?.country_code ?? null,
        sourceName: order.source_name,
        discountMinor,
        discountCodes: readCodes(order.discount_codes?.map(({ code }) => code ?? '')),
      });
      for (const line of lines) facts.orderLine(line);
      for (const { refund, lines: back } of refunds) {
        facts.refund(refund);
        for (const line of back) facts.refundLine(line);
      }
    },
  };
}

function readDiscount({ currency, total_discounts, total_discounts_set }: Order): number | null {
  if (!total_discounts && !total_discounts_set) return null;
  return readMinor('total_discounts', currency, total_discounts, total_discounts_set);
}

/** Net: unit price times quantity, less discounts of line and order level, less tax where prices contain it. */
function readLine(
  line: z.infer<typeof lineFields>,
  { id: orderId, currency, taxes_included, updated_at, source_name }: Order,
): OrderLineFact {
  let netMinor = readMinor('price of an order line', currency, line.price, line.price_set) * line.quantity;
  if (line.discount_allocations)
    for (const discount of line.discount_allocations)
      netMinor -= readMinor('discount_allocations of an order line', currency, discount.amount, discount.amount_set);
  else
    netMinor -= readMinor(
      'total_discount of an order line',
      currency,
      line.total_discount ?? '0',
      line.total_discount_set,
    );
  if (taxes_included)
    for (const tax of line.tax_lines ?? [])
      netMinor -= readMinor('tax_lines of an order line', currency, tax.price, tax.price_set);
  if (!Number.isSafeInteger(netMinor))
    throw new PayloadError('Cannot read order line: its total must be below 2^53 minor units, got more.');
  return {
    orderId,
    lineId: line.id,
    productId: line.product_id ?? null,
    variantId: line.variant_id ?? null,
    quantity: line.quantity,
    currentQuantity: line.current_quantity ?? line.quantity,
    netMinor,
    isGiftCard: line.gift_card,
    // A payload names no selling plan: of an order that a buyer placed, the Admin API tells.
    isSubscription: isSubscriptionChannel(source_name),
    updatedAt: updated_at,
  };
}
