import { CONTENT_FIELDS, type ContentFeatures } from './content-features.ts';
import type { ContentProduct } from './content-product.ts';
import { hashFeature } from './hash-feature.ts';
import { priceBucket } from './price-bucket.ts';
import { tokenizeTitle } from './tokenize-title.ts';

/** A product may carry hundreds of tags; the first by name speak for it. */
const MAX_TAGS = 32;

/**
 * Extract the content features of a catalogue: the words of the title, the product type, the vendor, each tag and the
 * price bucket, hashed (Weinberger et al., 2009), so that no dictionary grows with the catalogue. Empty type, vendor
 * and tags give no feature; a price of 0 gives none either. Products come in any order and leave by ascending id.
 *
 * @throws {RangeError} if two products have one id.
 */
export function extractContent(products: readonly ContentProduct[]): ContentFeatures {
  const sorted = products.toSorted((a, b) => a.productId - b.productId);
  const offsets = new Uint32Array(sorted.length + 1);
  const hashes: number[] = [];
  const fields: number[] = [];
  for (const [row, product] of sorted.entries()) {
    if (row > 0 && sorted[row - 1]!.productId === product.productId) {
      throw new RangeError(`Cannot extract content: product ids must be distinct, got ${product.productId} twice.`);
    }
    const seen = new Set<number>();
    for (const [field, texts] of listTexts(product).entries()) {
      for (const text of texts) {
        const hash = hashFeature(`${CONTENT_FIELDS[field]}:${text}`);
        if (seen.has(hash)) continue;
        seen.add(hash);
        hashes.push(hash);
        fields.push(field);
      }
    }
    offsets[row + 1] = hashes.length;
  }
  return {
    vocabulary: Float64Array.from(sorted, ({ productId }) => productId),
    offsets,
    hashes: Uint32Array.from(hashes),
    fields: Uint8Array.from(fields),
  };
}

/** What the product says in each of `CONTENT_FIELDS`. */
function listTexts({ title, productType, vendor, tags, priceMinor }: ContentProduct): readonly (readonly string[])[] {
  const bucket = priceBucket(priceMinor);
  return [
    tokenizeTitle(title),
    listNames([productType]),
    listNames([vendor]),
    listNames(tags.toSorted()).slice(0, MAX_TAGS),
    bucket > 0 ? [String(bucket)] : [],
  ];
}

function listNames(names: readonly string[]): string[] {
  return names.map((name) => name.normalize('NFKC').trim().toLowerCase()).filter((name) => name !== '');
}
