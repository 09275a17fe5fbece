/** The fields a feature can come from; a feature's `field` is a position in this list. */
export const CONTENT_FIELDS = ['title', 'productType', 'vendor', 'tag', 'price'] as const;

/** What the catalogue says, as hashed features: those of product `p` are `offsets[p]` to `offsets[p + 1]`. */
export interface ContentFeatures {
  /** Product ids, ascending. */
  readonly vocabulary: Float64Array;
  readonly offsets: Uint32Array;
  /** 32-bit hashes of field and text; distinct within a product. */
  readonly hashes: Uint32Array;
  /** The field of each, a position in `CONTENT_FIELDS`. */
  readonly fields: Uint8Array;
}
