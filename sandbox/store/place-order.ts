import { changeStock } from './change-stock.ts';
import { countUp } from './count-up.ts';
import { findHomeCountry } from './find-home-country.ts';
import { gid } from './gid.ts';
import { money } from './money.ts';
import type { LineRecord, OrderRecord } from './records.ts';
import type { StoreParts } from './store-parts.ts';
import { sumUnits } from './sum-units.ts';
import type { LineInput, OrderInput } from './types.ts';

/**
 * Place and pay an order: the stock goes down, the order is stored and told.
 *
 * @throws {Error} if there is no line, a variant or the customer is unknown, a variant has too few units,
 *   or a quantity is not a positive integer.
 */
export function placeOrder(parts: StoreParts, input: OrderInput): OrderRecord {
  const place = parts.sql.transaction(() => {
    if (input.lines.length === 0) throw new Error('Cannot place the order: it must have at least one line.');
    const customer = input.customerId === null ? undefined : parts.getCustomer(input.customerId);
    if (input.customerId !== null && !customer)
      throw new Error(`Cannot place the order: the customer must be known, got "${input.customerId}".`);
    const at = input.at === undefined ? parts.now() : new Date(input.at).toISOString().replace(/\.\d+Z$/, 'Z');
    const units = sumUnits(input.lines.map((line) => [line.variantId, -line.quantity]));
    const lineItems = input.lines.map((line) => buildLine(parts, line, -(units.get(line.variantId) ?? 0)));
    const stock = changeStock(parts, units, at);
    const total = lineItems.reduce((sum, line) => sum + money.of(line.discountedTotalSet), 0);
    const currency = parts.shop.currencyCode;
    const order: OrderRecord = {
      id: gid.write('Order', countUp(parts.sql, 'order')),
      name: `#${countUp(parts.sql, 'orderNumber')}`,
      createdAt: at,
      processedAt: at,
      updatedAt: at,
      cancelledAt: null,
      cancelReason: null,
      test: false,
      currencyCode: currency,
      displayFinancialStatus: 'PAID',
      totalPriceSet: money.bag(total, currency),
      currentTotalPriceSet: money.bag(total, currency),
      totalDiscountsSet: money.bag(0, currency),
      sourceName: 'web',
      checkoutToken: input.checkoutToken,
      cartToken: input.cartToken,
      customer: input.customerId === null ? null : { id: input.customerId },
      // A guest lives where most of the shop's orders go.
      shippingAddress: customer?.defaultAddress ?? findHomeCountry(parts),
      lineItems,
      refunds: [],
    };
    parts.write.order(order);
    return { order, stock };
  });
  const { order, stock } = place.immediate();
  parts.tell({ kind: 'order-placed', order, levels: stock.levels, soldOut: stock.flipped });
  return order;
}

function buildLine(parts: StoreParts, line: LineInput, wanted: number): LineRecord {
  if (!Number.isSafeInteger(line.quantity) || line.quantity < 1)
    throw new Error(`Cannot place the order: a quantity must be a positive integer, got ${line.quantity}.`);
  const found = parts.getVariant(line.variantId);
  if (!found) throw new Error(`Cannot place the order: the variant must be known, got "${line.variantId}".`);
  const { product, variant } = found;
  if (!variant.availableForSale || variant.inventoryQuantity < wanted)
    throw new Error(
      `Cannot place the order: ${product.title} must have ${wanted} in stock, got ${variant.inventoryQuantity}.`,
    );
  const currency = parts.shop.currencyCode;
  const price = money.read(variant.price);
  return {
    id: gid.write('LineItem', countUp(parts.sql, 'line')),
    title: product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    isGiftCard: product.isGiftCard,
    quantity: line.quantity,
    currentQuantity: line.quantity,
    originalUnitPriceSet: money.bag(price, currency),
    discountedTotalSet: money.bag(price * line.quantity, currency),
    product: { id: product.id },
    variant: { id: variant.id },
  };
}
