import type { Rule } from './rule.ts';

/** What a rule can ask of a product. */
export interface ProductFacts {
  readonly productId: number;
  /** In lower case, as are the vendor and the tags. */
  readonly productType: string;
  readonly vendor: string;
  /** JSON array of texts: read only where a rule asks for it. */
  readonly tags: string;
  /** The collections it is in, where a rule asks for one. */
  readonly collectionIds: readonly number[];
  /** Price on the card. */
  readonly priceMinor: number;
  /** Units left over the variants whose stock is tracked; null where none is. */
  readonly units: number | null;
  /** What a unit of the variant on the card costs the shop; null where it is not known. */
  readonly costMinor: number | null;
}

/**
 * Create the test whether every condition of a rule holds for a product. Stock that is not tracked is neither low nor
 * high, a product without a price is in no price band, and without a price or a known cost no margin is low or high.
 */
export function createMatcher(rule: Rule): (product: ProductFacts) => boolean {
  const { collectionId, priceFromMinor, priceToMinor, unitsBelow, unitsAbove, marginBelow, marginAbove } = rule;
  const products = new Set(rule.products);
  const [productType, vendor, tag] = [rule.productType, rule.vendor, rule.tag].map((text) => text.toLowerCase());
  const hasPriceBand = priceFromMinor !== null || priceToMinor !== null;
  return (product) =>
    (products.size === 0 || products.has(product.productId)) &&
    (productType === '' || productType === product.productType) &&
    (vendor === '' || vendor === product.vendor) &&
    (collectionId === null || product.collectionIds.includes(collectionId)) &&
    (!hasPriceBand || product.priceMinor > 0) &&
    (priceFromMinor === null || product.priceMinor >= priceFromMinor) &&
    (priceToMinor === null || product.priceMinor <= priceToMinor) &&
    (unitsBelow === null || (product.units !== null && product.units < unitsBelow)) &&
    (unitsAbove === null || (product.units !== null && product.units > unitsAbove)) &&
    (marginBelow === null || compareMargin(product, marginBelow) < 0) &&
    (marginAbove === null || compareMargin(product, marginAbove) > 0) &&
    (tag === '' || (JSON.parse(product.tags) as string[]).includes(tag!));
}

/**
 * The sign of a product's margin, `(price - cost) / price`, less `percent`; without division, so that it is exact.
 * NaN, which is neither below nor above anything, where it has none.
 */
function compareMargin({ priceMinor, costMinor }: ProductFacts, percent: number): number {
  if (costMinor === null || priceMinor <= 0) return Number.NaN;
  return (priceMinor - costMinor) * 100 - percent * priceMinor;
}
