import { z } from 'zod';
import type { OrderFact, RefundFact } from '../facts.ts';
import { isSubscriptionChannel } from '../is-subscription-channel.ts';
import { countryCode, instant, readCodes, sourceName } from '../wire-fields.ts';
import { flag, gid, reference, shopAmount, text } from './fields.ts';
import { parseRow } from './parse-row.ts';
import { readAmount } from './read-amount.ts';

const schema = z.object({
  id: gid('Order'),
  name: text.default(''),
  createdAt: instant,
  processedAt: instant.nullish(),
  updatedAt: instant,
  cancelledAt: instant.nullish(),
  test: flag.default(false),
  currencyCode: z.string('must be a currency code').regex(/^[A-Z]{3}$/, 'must be a currency code'),
  taxesIncluded: flag.default(false),
  checkoutToken: text.nullish(),
  customer: reference('Customer'),
  shippingAddress: z.object({ countryCodeV2: countryCode }, 'must be an address').nullish(),
  sourceName,
  totalDiscountsSet: shopAmount.nullish(),
  discountCodes: z.array(text, 'must be a list').nullish(),
  refunds: z
    .array(
      z.object({ id: gid('Refund'), createdAt: instant.nullish(), processedAt: instant.nullish() }),
      'must be a list of refunds',
    )
    .default([]),
});

/** What the rows under an order need to know of it. */
export interface OrderHead {
  readonly orderId: number;
  readonly updatedAt: number;
  readonly currency: string;
  /** Line amounts contain tax. */
  readonly taxesIncluded: boolean;
  /** Placed by a subscription contract: so are all its lines. */
  readonly isSubscription: boolean;
}

export interface OrderRow {
  readonly order: OrderFact;
  readonly head: OrderHead;
  /** Refunds listed inside the order, without their lines. */
  readonly refunds: readonly RefundFact[];
}

/** Read an order of the Admin GraphQL API. @throws {RowError} if it is malformed. */
export function readOrderRow(row: unknown): OrderRow {
  const parsed = parseRow(schema, 'order', row);
  const { id: orderId, updatedAt, currencyCode: currency, taxesIncluded, sourceName, totalDiscountsSet } = parsed;
  return {
    order: {
      orderId,
      name: parsed.name,
      orderedAt: parsed.processedAt ?? parsed.createdAt,
      updatedAt,
      cancelledAt: parsed.cancelledAt ?? null,
      test: parsed.test,
      currency,
      customerId: parsed.customer,
      checkoutToken: parsed.checkoutToken ?? null,
      countryCode: parsed.shippingAddress?.countryCodeV2 ?? null,
      sourceName,
      discountMinor: totalDiscountsSet ? readAmount(totalDiscountsSet, currency, 'order', 'totalDiscountsSet') : null,
      discountCodes: readCodes(parsed.discountCodes),
    },
    head: { orderId, updatedAt, currency, taxesIncluded, isSubscription: isSubscriptionChannel(sourceName) },
    refunds: parsed.refunds.map((refund) => ({
      refundId: refund.id,
      orderId,
      refundedAt: refund.processedAt ?? refund.createdAt ?? updatedAt,
    })),
  };
}
