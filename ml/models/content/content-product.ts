/** What the catalogue says of a product: all that is known of one nobody has bought yet. */
export interface ContentProduct {
  readonly productId: number;
  readonly title: string;
  /** May be empty. */
  readonly productType: string;
  /** May be empty. */
  readonly vendor: string;
  readonly tags: readonly string[];
  /** In minor units of the shop's currency; 0 where there is no price. */
  readonly priceMinor: number;
}
