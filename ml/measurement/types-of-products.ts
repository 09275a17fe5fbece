import type { ShopColumns } from './shop-columns.ts';

/** The product type of each of `productIds`; -1 for a product without one. */
export function typesOfProducts({ productType, productTypes }: ShopColumns): Int32Array {
  return Int32Array.from(productType, (type) => (productTypes[type] === '' ? -1 : type));
}
