import type { ShopColumns } from './shop-columns.ts';

type Columns = Pick<ShopColumns, 'customerIds' | 'lineOffsets' | 'lineProduct' | 'lineUnits' | 'productIds'>;

interface OrdererOptions {
  /** In any order; those that nobody bought may be among them. */
  readonly productIds: readonly number[];
  /** 1 for each order that is not its buyer's first, where only first orders count. */
  readonly isRepeat?: Uint8Array | undefined;
}

/**
 * List the customers who have an order with at least one unit kept of one of some products. Guests are nobody.
 *
 * @returns customer ids in the order of the orders, one for each such line.
 */
export function listOrderers(columns: Columns, { productIds, isRepeat }: OrdererOptions): number[] {
  const { customerIds, lineOffsets, lineProduct, lineUnits } = columns;
  const wanted = new Set(productIds);
  const isWanted = Uint8Array.from(columns.productIds, (productId) => (wanted.has(productId) ? 1 : 0));
  const orderers: number[] = [];
  for (let line = 0, order = 0; line < lineProduct.length; line++) {
    const product = lineProduct[line]!;
    if (product < 0 || isWanted[product] === 0 || !(lineUnits[line]! > 0)) continue;
    while (lineOffsets[order + 1]! <= line) order += 1;
    if (customerIds[order] !== 0 && isRepeat?.[order] !== 1) orderers.push(customerIds[order]!);
  }
  return orderers;
}
