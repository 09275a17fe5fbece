import { findIndex } from '../data/find-index.ts';
import type { ShopColumns } from './shop-columns.ts';

/** What a first order must be like; null asks for nothing. */
export interface FirstOrderFilter {
  /** Id of its main product. */
  readonly product: number | null;
  /** Type of its main product; '' for an order without any. */
  readonly type: string | null;
  readonly country: string | null;
  readonly source: string | null;
  readonly discounted: boolean | null;
}

/**
 * Create the test of first orders, by their positions. A name that the shop does not have meets nothing.
 *
 * @param firstProducts main product of each first order, in positions of `productIds`; -1 without any.
 */
export function createFirstOrderFilter(
  columns: ShopColumns,
  firstProducts: Int32Array,
  { product, type, country, source, discounted }: FirstOrderFilter,
): (order: number) => boolean {
  const wantedProduct = product === null ? 0 : findIndex(columns.productIds, product);
  const wantedType = type === null ? 0 : columns.productTypes.indexOf(type);
  const wantedCountry = country === null ? 0 : columns.countries.indexOf(country);
  const wantedSource = source === null ? 0 : columns.sources.indexOf(source);
  const typeMeets = (main: number) => (main < 0 ? type === '' : columns.productType[main] === wantedType);
  return (order) =>
    (product === null || (wantedProduct >= 0 && firstProducts[order] === wantedProduct)) &&
    (type === null || typeMeets(firstProducts[order]!)) &&
    (country === null || columns.country[order] === wantedCountry) &&
    (source === null || columns.source[order] === wantedSource) &&
    (discounted === null || (columns.isDiscounted[order] === 1) === discounted);
}
