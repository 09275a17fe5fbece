/** A factorisation, as plain data: who likes what is `w . h`, the buyer's factor by the product's. */
export interface FactorModel {
  /** The length of a factor. */
  readonly factors: number;
  /** `h` of each product, by vocabulary index: zeros of a product nobody bought. */
  readonly itemFactors: Float32Array;
  /** `H'H`, factors x factors: what all the products that a buyer did not buy pull. */
  readonly gram: Float64Array;
  readonly lambda: number;
  readonly alpha0: number;
}
