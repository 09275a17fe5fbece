import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import type { OrderRecord } from '../../store/records.ts';
import type { CustomerRow, ShopRow } from '../../store/types.ts';
import { writeCustomerPayload } from './write-customer-payload.ts';
import { writeLinePayload } from './write-line-payload.ts';
import { writeLocalInstant } from './write-local-instant.ts';
import { writeMoneySet } from './write-money-set.ts';
import { writeRefundPayload } from './write-refund-payload.ts';

/** An order as REST shows it in `orders/*`, with personal fields that the app has to leave behind. */
export function writeOrderPayload(order: OrderRecord, customer: CustomerRow | undefined, shop: ShopRow) {
  const local = (instant: string): string => writeLocalInstant(instant, shop.ianaTimezone);
  const amountOf = (bag: { readonly shopMoney: { readonly amount: string } }): string => bag.shopMoney.amount;
  const person = customer ? writeCustomerPayload(customer, shop) : null;
  const number = Number(order.name.replace(/\D/g, ''));
  const lineTotal = order.lineItems.reduce((sum, line) => sum + money.of(line.originalUnitPriceSet) * line.quantity, 0);
  return {
    id: gid.read('Order', order.id),
    admin_graphql_api_id: order.id,
    name: order.name,
    number: number - 1000,
    order_number: number,
    created_at: local(order.createdAt),
    processed_at: local(order.processedAt),
    updated_at: local(order.updatedAt),
    cancelled_at: order.cancelledAt === null ? null : local(order.cancelledAt),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: null,
    confirmed: true,
    test: order.test,
    currency: order.currencyCode,
    presentment_currency: order.currencyCode,
    taxes_included: false,
    financial_status: order.displayFinancialStatus.toLowerCase(),
    fulfillment_status: null,
    total_price: amountOf(order.totalPriceSet),
    total_price_set: writeMoneySet(order.totalPriceSet),
    current_total_price: amountOf(order.currentTotalPriceSet),
    current_total_price_set: writeMoneySet(order.currentTotalPriceSet),
    subtotal_price: amountOf(order.totalPriceSet),
    total_line_items_price: money.write(lineTotal),
    total_discounts: order.totalDiscountsSet ? amountOf(order.totalDiscountsSet) : null,
    total_discounts_set: order.totalDiscountsSet ? writeMoneySet(order.totalDiscountsSet) : null,
    total_tax: '0.00',
    discount_codes: (order.discountCodes ?? []).map((code) => ({
      code,
      amount: money.write(money.of(order.totalDiscountsSet)),
      type: 'fixed_amount',
    })),
    discount_applications: [],
    tax_lines: [],
    ...writePerson(order, customer, person),
    landing_site: '/',
    referring_site: '',
    source_name: order.sourceName ?? null,
    checkout_token: order.checkoutToken ?? null,
    cart_token: order.cartToken ?? null,
    note: null,
    note_attributes: [],
    tags: '',
    shipping_lines: [],
    fulfillments: [],
    line_items: order.lineItems.map(writeLinePayload),
    refunds: order.refunds.map((refund) => writeRefundPayload(refund, order, shop)),
  };
}

function writePerson(
  { shippingAddress }: OrderRecord,
  customer: CustomerRow | undefined,
  person: ReturnType<typeof writeCustomerPayload> | null,
) {
  const address = shippingAddress
    ? {
        ...person?.default_address,
        name: customer?.displayName ?? null,
        phone: person?.phone ?? null,
        country_code: shippingAddress.countryCodeV2,
      }
    : null;
  return {
    customer: person,
    email: person?.email ?? '',
    contact_email: person?.email ?? null,
    phone: person?.phone ?? null,
    customer_locale: customer?.locale ?? 'en',
    browser_ip: '192.0.2.7',
    client_details: { browser_ip: '192.0.2.7', user_agent: 'Mozilla/5.0' },
    billing_address: address,
    shipping_address: address,
  };
}
