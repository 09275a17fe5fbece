import { listProductNames } from '../../ingest/list-product-names.ts';
import type { NamedProduct } from './products-answers.ts';
import type { ReportContext } from './report.ts';

/** Name the products of some rows, given by position in the columns' `productIds`. */
export function nameProducts<Row extends { readonly product: number }>(
  { db, shop, columns }: ReportContext,
  rows: readonly Row[],
): (Omit<Row, 'product'> & NamedProduct)[] {
  const { productIds, productType, productTypes } = columns();
  const names = listProductNames(
    db,
    shop.id,
    rows.map(({ product }) => productIds[product]!),
  );
  return rows.map(({ product, ...row }) => {
    const productId = productIds[product]!;
    const name = names.get(productId);
    return {
      ...{ productId, title: name?.title ?? null, isDeleted: name?.isDeleted ?? false },
      ...{ type: productTypes[productType[product]!]!, ...row },
    };
  });
}
