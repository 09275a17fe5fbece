import { gid } from '../../store/gid.ts';
import { money } from '../../store/money.ts';
import type { LineRecord, MoneyBag } from '../../store/records.ts';
import { writeMoneySet } from './write-money-set.ts';

type DiscountedLine = LineRecord & {
  readonly discountAllocations?: readonly { readonly allocatedAmountSet: MoneyBag }[];
};

/** An order line as REST shows it. */
export function writeLinePayload(line: DiscountedLine) {
  const { amount: price, currencyCode } = line.originalUnitPriceSet.shopMoney;
  const discount = line.discountAllocations
    ? line.discountAllocations.reduce((sum, allocation) => sum + money.of(allocation.allocatedAmountSet), 0)
    : money.read(price) * line.quantity - money.of(line.discountedTotalSet);
  const discountSet = writeMoneySet(money.bag(discount, currencyCode));
  return {
    id: gid.read('LineItem', line.id),
    admin_graphql_api_id: line.id,
    product_id: line.product ? gid.read('Product', line.product.id) : null,
    variant_id: line.variant ? gid.read('ProductVariant', line.variant.id) : null,
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variant_title: line.variantTitle ?? null,
    sku: line.sku,
    vendor: line.vendor ?? null,
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    fulfillable_quantity: line.currentQuantity,
    fulfillment_status: null,
    gift_card: line.isGiftCard ?? false,
    taxable: true,
    requires_shipping: true,
    price,
    price_set: writeMoneySet(line.originalUnitPriceSet),
    total_discount: money.write(discount),
    total_discount_set: discountSet,
    discount_allocations:
      discount === 0 ? [] : [{ amount: money.write(discount), amount_set: discountSet, discount_application_index: 0 }],
    properties: [],
    tax_lines: [],
    duties: [],
  };
}
