import type { ShopColumns } from '#ml/measurement/shop-columns.ts';

/** What a Uint16 can point at. */
const MOST_NAMES = 65_536;

/** The product types of these products and '', sorted; the last of more than 65,536 are put down as the first. */
export function nameTypes(
  productIds: Float64Array,
  types: ReadonlyMap<number, string>,
): Pick<ShopColumns, 'productType' | 'productTypes'> {
  const ofProducts = Array.from(productIds, (productId) => types.get(productId) ?? '');
  const productTypes = [...new Set(['', ...ofProducts])].sort().slice(0, MOST_NAMES);
  const positions = new Map(productTypes.map((type, position) => [type, position]));
  return { productType: Uint16Array.from(ofProducts, (type) => positions.get(type) ?? 0), productTypes };
}
