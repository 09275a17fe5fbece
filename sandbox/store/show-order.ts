import type { OrderRecord } from './records.ts';
import type { PlacedOrder, ProductRow, VariantRow } from './types.ts';

type FindVariant = (id: string) => { readonly product: ProductRow; readonly variant: VariantRow } | undefined;

/** An order as the storefront shows it: only lines whose product still exists. */
export function showOrder(order: OrderRecord, findVariant: FindVariant): PlacedOrder {
  const lines = order.lineItems.flatMap((line) => {
    const found = line.variant ? findVariant(line.variant.id) : undefined;
    return found
      ? [{ lineId: line.id, ...found, quantity: line.quantity, total: line.discountedTotalSet.shopMoney.amount }]
      : [];
  });
  return {
    id: order.id,
    name: order.name,
    createdAt: order.createdAt,
    totalPrice: order.totalPriceSet.shopMoney.amount,
    lines,
  };
}
