import type { RowShape } from './complete-row.ts';
import { money } from './money.ts';
import type { MoneyBag } from './records.ts';

type Row = Readonly<Record<string, unknown>>;

const field = (name: string) => (row: Row) => row[name];
const times = { createdAt: ['instant'], updatedAt: ['instant', field('createdAt')] } as const;

/** A handle as Shopify makes it of a title. */
function writeHandle({ title, id }: Row): string {
  const words = String(title)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return words.replace(/^-+|-+$/g, '') || `product-${String(id).split('/').at(-1)}`;
}

/**
 * The rows of a shop folder, with what Shopify fills in where a merchant says nothing: a product's vendor is the shop, its
 * one variant is the "Default Title", a line's total is its price less its discounts. Totals of orders and refunds, and titles of
 * lines, are filled in when all is read.
 */
export function listRowShapes(shop: { readonly name: string; readonly currencyCode: string }) {
  const bag = (minor: number) => money.bag(minor, shop.currencyCode);
  const unitPrice = ({ discountedTotalSet: total, quantity }: Row) =>
    total ? bag(money.of(total as MoneyBag) / Math.max(1, Number(quantity))) : undefined;
  const lineTotal = ({ originalUnitPriceSet, quantity, discountAllocations = [] }: Row) => {
    const off = (discountAllocations as readonly { readonly allocatedAmountSet: MoneyBag }[]).map((one) =>
      money.of(one.allocatedAmountSet),
    );
    return bag(
      money.of(originalUnitPriceSet as MoneyBag) * Number(quantity) - off.reduce((sum, minor) => sum + minor, 0),
    );
  };
  return {
    product: {
      ...{ id: ['text'], title: ['text'], handle: ['text', writeHandle], ...times, publishedAt: ['instant', null] },
      ...{ productType: ['text', ''], vendor: ['text', shop.name], status: ['text', 'ACTIVE'], tags: ['texts', []] },
      ...{ isGiftCard: ['flag', false], descriptionHtml: ['text', ''] },
    },
    variant: {
      ...{ id: ['text'], title: ['text', 'Default Title'], sku: ['text', null], price: ['amount'] },
      ...{ compareAtPrice: ['amount', null], inventoryQuantity: ['count', 0], availableForSale: ['flag', true] },
    },
    customer: { id: ['text'], ...times, state: ['text', 'DISABLED'], locale: ['text', 'en'], tags: ['texts', []] },
    order: {
      ...{
        id: ['text'],
        name: ['text'],
        ...times,
        processedAt: ['instant', field('createdAt')],
        cancelledAt: ['instant', null],
      },
      ...{ test: ['flag', false], currencyCode: ['text', shop.currencyCode], displayFinancialStatus: ['text', 'PAID'] },
      ...{ totalPriceSet: ['money', null], currentTotalPriceSet: ['money', null], customer: ['reference', null] },
    },
    line: {
      ...{ id: ['text'], title: ['text', ''], sku: ['text', null], quantity: ['count'] },
      ...{
        currentQuantity: ['count', field('quantity')],
        originalUnitPriceSet: ['money', unitPrice],
      },
      ...{ discountedTotalSet: ['money', lineTotal], product: ['reference', null], variant: ['reference', null] },
    },
    refund: {
      ...{ id: ['text'], createdAt: ['instant'], processedAt: ['instant', field('createdAt')] },
      totalRefundedSet: ['money', null],
    },
    refundLine: { id: ['text'], quantity: ['count'], lineItem: ['reference'], subtotalSet: ['money'] },
  } as const satisfies Readonly<Record<string, RowShape>>;
}
